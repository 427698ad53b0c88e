package org.bihuan.notice.out;

import java.net.URI;
import java.util.Map;

/** One HTTP POST as it goes out: a JSON body in UTF-8. */
record Posting(URI address, Map<String, String> headers, String body) {

    Posting {
        headers = Map.copyOf(headers);
    }
}
