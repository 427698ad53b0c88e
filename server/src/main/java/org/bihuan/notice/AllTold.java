package org.bihuan.notice;

import java.util.List;

/** What accounts of one zone have been told in one go; published in the same transaction. */
public record AllTold(List<Told> all) {

    public AllTold {
        all = List.copyOf(all);
    }
}
