package org.bihuan.shared;

import java.util.List;

/** The same act on many things in one transaction: as if each {@link Acted} had been published, but kept at one stroke. */
public record ActedTogether(List<Acted> acts) {

    public ActedTogether {
        acts = List.copyOf(acts);
    }
}
