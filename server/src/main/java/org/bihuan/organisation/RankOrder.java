package org.bihuan.organisation;

import static org.jooq.impl.DSL.choose;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jooq.Field;

/** Posts sorted as on a door plate: leaders first. */
final class RankOrder {

    private RankOrder() {}

    static Field<Integer> of(Field<String> rank) {
        return choose(rank)
                .mapValues(Arrays.stream(PostRank.values()).collect(Collectors.toMap(Enum::name, Enum::ordinal)));
    }
}
