package org.bihuan.lookback;

import static org.bihuan.schema.lookback.Tables.DRAW;
import static org.bihuan.schema.lookback.Tables.TASK;
import static org.bihuan.schema.organisation.Tables.ZONE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bihuan.matter.ClosedMatters.Closed;
import org.bihuan.matter.MatterId;
import org.bihuan.schema.lookback.tables.records.CandidateRecord;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Sampling;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Keeps draws with their frozen candidates; neither is ever changed. */
@Repository
class DrawRepository {

    private final DSLContext sql;
    private final JsonMapper json;

    DrawRepository(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** One draw at a time, so that no matter is drawn twice. */
    void lock(ZoneKey zone) {
        var unused = sql.select(ZONE.ZONE_ID)
                .from(ZONE)
                .where(ZONE.ZONE_ID.eq(zone.value()))
                .forNoKeyUpdate()
                .fetch();
    }

    Optional<UUID> byCommand(Viewer viewer, UUID command) {
        return sql.select(DRAW.ID)
                .from(DRAW)
                .where(
                        DRAW.ZONE_ID.eq(viewer.zone().value()),
                        DRAW.COMMAND_ID.eq(command),
                        DRAW.DRAWN_BY.eq(viewer.account().value()))
                .fetchOptional(DRAW.ID);
    }

    /** Which have an open look-back, or one settled since their last close. */
    Set<MatterId> lookedBackSinceClose(Viewer viewer, List<Closed> found) {
        var closedOn = new HashMap<UUID, Instant>();
        found.forEach(each -> closedOn.put(
                each.id().value(),
                each.closedOn().atStartOfDay(BusinessZone.SHANGHAI).toInstant()));
        var done = new HashSet<MatterId>();
        sql.select(TASK.MATTER_ID, TASK.SETTLED_AT)
                .from(TASK)
                .where(TASK.ZONE_ID.eq(viewer.zone().value()), TASK.MATTER_ID.in(closedOn.keySet()))
                .forEach(row -> {
                    var settled = row.value2();
                    var closed = closedOn.get(row.value1());
                    if (settled == null || closed == null || !settled.isBefore(closed)) {
                        done.add(new MatterId(row.value1()));
                    }
                });
        return done;
    }

    void insert(Viewer viewer, Draws.Drawn drawn, Instant at) {
        var wish = drawn.wish();
        sql.insertInto(DRAW)
                .set(DRAW.ZONE_ID, viewer.zone().value())
                .set(DRAW.ID, drawn.id())
                .set(DRAW.COMMAND_ID, wish.commandId())
                .set(DRAW.CLOSED_FROM, wish.closedFrom())
                .set(DRAW.CLOSED_TO, wish.closedTo())
                .set(DRAW.DUE_ON, wish.dueOn())
                .set(DRAW.SCHEME_VERSION, drawn.scheme().version())
                .set(
                        DRAW.SCHEME,
                        JSONB.valueOf(json.writeValueAsString(drawn.scheme().rules())))
                .set(DRAW.ALGORITHM, Sampling.ALGORITHM)
                .set(DRAW.SEED, drawn.seed())
                .set(DRAW.CANDIDATES, drawn.candidates().size())
                .set(DRAW.SAMPLED, drawn.sampled().size())
                .set(DRAW.FINGERPRINT, drawn.fingerprint())
                .set(DRAW.DRAWN_BY, viewer.account().value())
                .set(DRAW.DRAWN_BY_NAME, viewer.name())
                .set(DRAW.DRAWN_AT, at)
                .execute();
        sql.batchInsert(candidates(viewer, drawn)).execute();
    }

    private List<CandidateRecord> candidates(Viewer viewer, Draws.Drawn drawn) {
        var records = new ArrayList<CandidateRecord>();
        for (var each : drawn.candidates()) {
            var matter = each.matter();
            int place = drawn.sampled().indexOf(matter.id().value());
            var row = new CandidateRecord();
            row.setZoneId(viewer.zone().value());
            row.setDrawId(drawn.id());
            row.setOrd(records.size() + 1);
            row.setMatterId(matter.id().value());
            row.setNumber(matter.number());
            row.setTitle(matter.title());
            row.setUnitId(matter.unit());
            row.setUnitName(matter.unitName());
            row.setClosedOn(matter.closedOn());
            row.setWeight(each.weight());
            row.setFactors(JSONB.valueOf(json.writeValueAsString(each.points())));
            row.setPlace(place < 0 ? null : place + 1);
            records.add(row);
        }
        return records;
    }
}
