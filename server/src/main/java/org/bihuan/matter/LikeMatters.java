package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.schema.matter.tables.Matter;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record6;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Matters of one type at the same spot, for the rooms above: the same place (with building and floor) or the same subject,
 * as far as both are known. Bounded and read through an index on each. Part of the caller's transaction.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY, readOnly = true)
public class LikeMatters {

    /**
     * A matter and an earlier one at its spot.
     *
     * @param samePlace both name the same place; otherwise only the same subject
     * @param closedAt absent while the earlier one lives
     */
    public record Pair(
            MatterId matter,
            String title,
            MatterId other,
            String otherTitle,
            MatterState otherState,
            int otherReopenings,
            @Nullable Instant closedAt,
            boolean samePlace) {}

    /** The facts of a matter not opened yet. */
    public record Sought(
            String typeCode,
            @Nullable String place,
            @Nullable String building,
            @Nullable String floor,
            @Nullable String subject) {}

    /** A matter at a spot somebody is about to write down. */
    public record Near(MatterId id, @Nullable String number, String title, MatterState state, boolean samePlace) {}

    /** Of each spot the latest only. */
    private static final int MOST = 20;

    private final DSLContext sql;

    LikeMatters(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * Earlier matters at the spots of these that live, or were closed lately.
     *
     * @param closedSince by the code of the type
     */
    public List<Pair> around(ZoneKey zone, Collection<MatterId> ids, Map<String, Instant> closedSince) {
        var fresh = MATTER_.as("fresh");
        var byPlace = earlier(
                zone,
                fresh,
                closedSince,
                MATTER_.PLACE_KEY.eq(fresh.PLACE_KEY).and(agree(MATTER_.SUBJECT_KEY, fresh.SUBJECT_KEY)),
                true);
        var bySubject = earlier(
                zone,
                fresh,
                closedSince,
                MATTER_.SUBJECT_KEY
                        .eq(fresh.SUBJECT_KEY)
                        .and(MATTER_.PLACE_KEY.isNull().or(fresh.PLACE_KEY.isNull())),
                false);
        var like = lateral(byPlace.unionAll(bySubject)).as("earlier");
        return sql.select(fresh.ID, fresh.TITLE)
                .select(like.fields())
                .from(fresh)
                .crossJoin(like)
                .where(
                        fresh.ZONE_ID.eq(zone.value()),
                        fresh.ID.in(ids.stream().map(MatterId::value).toList()),
                        fresh.OPENED_AT.isNotNull(),
                        fresh.STATE.notIn(MatterState.CANCELLED.name(), MatterState.DRAFT.name()))
                .fetch(row -> pair(row, fresh));
    }

    private static Pair pair(Record row, Matter fresh) {
        return new Pair(
                new MatterId(row.get(fresh.ID)),
                row.get(fresh.TITLE),
                new MatterId(row.get("other", UUID.class)),
                row.get("other_title", String.class),
                MatterState.valueOf(row.get("other_state", String.class)),
                row.get("other_reopenings", Integer.class),
                row.get(DSL.field(DSL.name("earlier", "closed_at"), MATTER_.CLOSED_AT.getDataType())),
                row.get("same_place", Boolean.class));
    }

    private static Select<Record6<UUID, String, String, Integer, Instant, Boolean>> earlier(
            ZoneKey zone, Matter fresh, Map<String, Instant> closedSince, Condition same, boolean samePlace) {
        return select(
                        MATTER_.ID.as("other"),
                        MATTER_.TITLE.as("other_title"),
                        MATTER_.STATE.as("other_state"),
                        MATTER_.REOPEN_COUNT.as("other_reopenings"),
                        MATTER_.CLOSED_AT.as("closed_at"),
                        inline(samePlace).as("same_place"))
                .from(MATTER_)
                .where(
                        MATTER_.ZONE_ID.eq(zone.value()),
                        same,
                        MATTER_.TYPE_CODE.eq(fresh.TYPE_CODE),
                        MATTER_.OPENED_AT
                                .lt(fresh.OPENED_AT)
                                .or(MATTER_.OPENED_AT.eq(fresh.OPENED_AT).and(MATTER_.ID.lt(fresh.ID))),
                        MatterConditions.ofKind(MatterState.Kind.CANCELLED).not(),
                        MATTER_.CLOSED_AT.isNull().or(closed(closedSince)))
                .orderBy(MATTER_.ID.desc())
                .limit(MOST);
    }

    private static Condition closed(Map<String, Instant> since) {
        return DSL.or(since.entrySet().stream()
                .map(each -> MATTER_.TYPE_CODE.eq(each.getKey()).and(MATTER_.CLOSED_AT.ge(each.getValue())))
                .toList());
    }

    private static Condition agree(Field<String> one, Field<String> other) {
        return one.isNull().or(other.isNull()).or(one.eq(other));
    }

    /** What the viewer may see at the spot described, live or closed since that moment, the latest first. */
    public List<Near> near(Viewer viewer, Sought sought, Instant closedSince) {
        var place = key(sought.place(), sought.building(), sought.floor());
        var subject = key(sought.subject());
        var samePlace = MATTER_.PLACE_KEY.eq(place).and(agree(MATTER_.SUBJECT_KEY, subject));
        var sameSubject =
                MATTER_.SUBJECT_KEY.eq(subject).and(MATTER_.PLACE_KEY.isNull().or(place.isNull()));
        return sql.select(MATTER_.ID, MATTER_.NUMBER, MATTER_.TITLE, MATTER_.STATE, MATTER_.PLACE_KEY.eq(place))
                .from(MATTER_)
                .where(
                        MatterConditions.visibleTo(viewer),
                        MATTER_.TYPE_CODE.eq(sought.typeCode()),
                        samePlace.or(sameSubject),
                        MATTER_.OPENED_AT.isNotNull(),
                        MatterConditions.ofKind(MatterState.Kind.CANCELLED).not(),
                        MATTER_.CLOSED_AT.isNull().or(MATTER_.CLOSED_AT.ge(closedSince)))
                .orderBy(MATTER_.ID.desc())
                .limit(MOST)
                .fetch(row -> new Near(
                        new MatterId(row.value1()),
                        row.value2(),
                        row.value3(),
                        MatterState.valueOf(row.value4()),
                        Boolean.TRUE.equals(row.value5())));
    }

    private static Field<String> key(@Nullable String... parts) {
        var text = new StringBuilder();
        for (var part : parts) {
            text.append(part == null ? "" : part);
        }
        return DSL.field("platform.squeezed({0})", String.class, DSL.val(text.toString()));
    }

    /** Matters written before that moment with ids after the given one, in order, for going through all of them once. */
    public List<MatterId> after(ZoneKey zone, @Nullable UUID after, Instant before, int most) {
        return sql.select(MATTER_.ID)
                .from(MATTER_)
                .where(
                        MATTER_.ZONE_ID.eq(zone.value()),
                        MATTER_.CREATED_AT.lt(before),
                        after == null ? noCondition() : MATTER_.ID.gt(after))
                .orderBy(MATTER_.ID)
                .limit(most)
                .fetch(row -> new MatterId(row.value1()));
    }

    /** Over a column of another room that holds the id of a matter: the viewer may see that matter. */
    public static Condition seenBy(Viewer viewer, Field<UUID> matter) {
        var scoped = viewer.seesAll()
                ? noCondition()
                : exists(selectOne().from(MATTER_).where(MatterConditions.visibleTo(viewer), MATTER_.ID.eq(matter)));
        return scoped.and(Restriction.known(viewer, matter));
    }
}
