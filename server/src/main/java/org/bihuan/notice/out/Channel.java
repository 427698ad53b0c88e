package org.bihuan.notice.out;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A channel as it is sent to, with its secrets open; never leaves this package. */
record Channel(ChannelFormat format, URI address, @Nullable String secret) {

    @Override
    public String toString() {
        return format.name();
    }
}
