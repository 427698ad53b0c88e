package org.bihuan.subject;

import static org.bihuan.schema.subject.Tables.RELATION;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bihuan.schema.subject.tables.records.RelationRecord;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Keeps relations between subjects. */
@Repository
class RelationRepository {

    /** The open ones of a subject are never more. */
    static final int MOST = 2_000;

    private final DSLContext sql;

    RelationRepository(DSLContext sql) {
        this.sql = sql;
    }

    Optional<RelationRecord> find(ZoneKey zone, UUID id) {
        return sql.selectFrom(RELATION)
                .where(RELATION.ZONE_ID.eq(zone.value()), RELATION.ID.eq(id))
                .fetchOptional();
    }

    /** Those that hold, whichever side the subject stands on. */
    List<RelationRecord> open(ZoneKey zone, SubjectId subject) {
        return sql.selectFrom(RELATION)
                .where(
                        RELATION.ZONE_ID.eq(zone.value()),
                        RELATION.VALID_TO.isNull(),
                        RELATION.FROM_ID.eq(subject.value()).or(RELATION.TO_ID.eq(subject.value())))
                .orderBy(RELATION.ID)
                .limit(MOST)
                .fetch();
    }

    boolean isOpen(ZoneKey zone, String kind, UUID from, UUID to) {
        return sql.fetchExists(
                RELATION,
                RELATION.ZONE_ID.eq(zone.value()),
                RELATION.KIND.eq(kind),
                RELATION.FROM_ID.eq(from),
                RELATION.TO_ID.eq(to),
                RELATION.VALID_TO.isNull());
    }

    /** False when the id is taken, or the two stand so to each other already. */
    boolean insert(
            Viewer viewer,
            UUID id,
            RelationKind kind,
            UUID from,
            UUID to,
            LocalDate since,
            @Nullable String note,
            Instant now) {
        return sql.insertInto(RELATION)
                        .set(RELATION.ZONE_ID, viewer.zone().value())
                        .set(RELATION.ID, id)
                        .set(RELATION.KIND, kind.name())
                        .set(RELATION.FROM_ID, from)
                        .set(RELATION.TO_ID, to)
                        .set(RELATION.VALID_FROM, since)
                        .set(RELATION.NOTE, note)
                        .set(RELATION.CREATED_BY, viewer.account().value())
                        .set(RELATION.CREATED_AT, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** False when it has ended already. */
    boolean end(Viewer viewer, UUID id, LocalDate to) {
        return sql.update(RELATION)
                        .set(RELATION.VALID_TO, to)
                        .set(RELATION.ENDED_BY, viewer.account().value())
                        .where(
                                RELATION.ZONE_ID.eq(viewer.zone().value()),
                                RELATION.ID.eq(id),
                                RELATION.VALID_TO.isNull())
                        .execute()
                == 1;
    }

    /** Takes an end back. */
    void reopen(ZoneKey zone, UUID id) {
        sql.update(RELATION)
                .setNull(RELATION.VALID_TO)
                .setNull(RELATION.ENDED_BY)
                .where(RELATION.ZONE_ID.eq(zone.value()), RELATION.ID.eq(id))
                .execute();
    }

    /** Puts another subject on one of its sides. */
    void move(ZoneKey zone, UUID id, boolean from, SubjectId to) {
        sql.update(RELATION)
                .set(from ? RELATION.FROM_ID : RELATION.TO_ID, to.value())
                .where(RELATION.ZONE_ID.eq(zone.value()), RELATION.ID.eq(id))
                .execute();
    }

    /** Whether the first is a part of the second, directly or through others. */
    boolean isWithin(ZoneKey zone, UUID part, UUID whole) {
        Set<UUID> seen = new HashSet<>();
        Collection<UUID> level = List.of(part);
        while (!level.isEmpty() && seen.size() < MOST) {
            if (level.contains(whole)) {
                return true;
            }
            seen.addAll(level);
            level = sql
                    .selectDistinct(RELATION.TO_ID)
                    .from(RELATION)
                    .where(
                            RELATION.ZONE_ID.eq(zone.value()),
                            RELATION.KIND.eq(RelationKind.PART_OF.name()),
                            RELATION.FROM_ID.in(level),
                            RELATION.VALID_TO.isNull())
                    .limit(MOST)
                    .fetch(RELATION.TO_ID)
                    .stream()
                    .filter(id -> !seen.contains(id))
                    .toList();
        }
        return false;
    }
}
