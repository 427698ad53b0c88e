package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.matter.Tables.MATTER_REQUEST;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;

/** Matters in which something has been asked for, by what it waits for. */
final class RequestConditions {

    private RequestConditions() {}

    /** Somebody other than the viewer has asked for something and waits for the decision. */
    static Condition undecidedFor(Viewer viewer) {
        return asked(
                viewer,
                MATTER_REQUEST.KIND.ne(RequestKind.DELISTING.name()).or(MATTER_REQUEST.ACCEPTED_ON.isNotNull()));
    }

    /** What somebody other than the viewer wants delisted has not been looked at on site. */
    static Condition unacceptedFor(Viewer viewer) {
        return asked(
                viewer, MATTER_REQUEST.KIND.eq(RequestKind.DELISTING.name()).and(MATTER_REQUEST.ACCEPTED_ON.isNull()));
    }

    private static Condition asked(Viewer viewer, Condition which) {
        var one = oneWith(viewer);
        return MatterConditions.live()
                .and(exists(selectOne()
                        .from(MATTER_REQUEST)
                        .where(
                                MATTER_REQUEST.ZONE_ID.eq(viewer.zone().value()),
                                MATTER_REQUEST.MATTER_ID.eq(MATTER_.ID),
                                MATTER_REQUEST.OUTCOME.isNull(),
                                which,
                                MATTER_REQUEST.REQUESTED_BY.notIn(one),
                                MATTER_REQUEST.REQUESTED_FOR.isNull().or(MATTER_REQUEST.REQUESTED_FOR.notIn(one)))));
    }

    /** The viewer and whoever counts as the same where two people are asked for. */
    private static List<UUID> oneWith(Viewer viewer) {
        return Stream.concat(Stream.of(viewer.account(), viewer.behalf()), viewer.bond().accounts().stream())
                .map(AccountId::value)
                .distinct()
                .toList();
    }
}
