package org.bihuan.bulletin;

import static org.bihuan.schema.bulletin.Tables.PAPER_SETTING;

import java.time.Clock;
import java.util.Map;
import org.bihuan.organisation.ZoneRegister;
import org.bihuan.shared.Acted;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The parameters of a zone's papers, in versions; version 0 are the ones shipped. */
@Service
public class PaperSettings {

    /** Parameters in force. */
    public record Current(int version, PaperParameters parameters) {}

    private final DSLContext sql;
    private final JsonMapper json;
    private final ZoneRegister zones;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PaperSettings(DSLContext sql, JsonMapper json, ZoneRegister zones, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.zones = zones;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Current show(Viewer viewer) {
        viewer.mustHave(Permit.PAPER_DRAFT);
        return current(viewer.zone());
    }

    Current current(ZoneKey zone) {
        return sql.select(PAPER_SETTING.VERSION, PAPER_SETTING.CONTENT)
                .from(PAPER_SETTING)
                .where(PAPER_SETTING.ZONE_ID.eq(zone.value()))
                .orderBy(PAPER_SETTING.VERSION.desc())
                .limit(1)
                .fetchOptional(row -> new Current(
                        row.value1(),
                        json.readValue(row.value2().data(), PaperParameters.class)
                                .completed(PaperParameters.shipped(zones.named(zone)))))
                .orElseGet(() -> new Current(0, PaperParameters.shipped(zones.named(zone))));
    }

    PaperParameters of(ZoneKey zone) {
        return current(zone).parameters();
    }

    /** @param version the one the person was looking at; another one is {@code BULLETIN-PARAMETERS-STALE} */
    @Transactional
    public Current change(Viewer viewer, int version, PaperParameters parameters) {
        viewer.mustHave(Permit.PAPER_ISSUE);
        if (!parameters.prefixes().keySet().containsAll(java.util.List.of(PaperKind.values()))) {
            throw Problem.field("prefixes", "BULLETIN-PREFIX-MISSING", "每一种公文都要有发文代字。");
        }
        var before = current(viewer.zone());
        var id = Ids.next();
        boolean first = before.version() == version
                && sql.insertInto(PAPER_SETTING)
                                .set(PAPER_SETTING.ZONE_ID, viewer.zone().value())
                                .set(PAPER_SETTING.ID, id)
                                .set(PAPER_SETTING.VERSION, version + 1)
                                .set(PAPER_SETTING.CONTENT, JSONB.valueOf(json.writeValueAsString(parameters)))
                                .set(PAPER_SETTING.CHANGED_AT, clock.instant())
                                .set(PAPER_SETTING.CHANGED_BY, viewer.account().value())
                                .onConflictDoNothing()
                                .execute()
                        == 1;
        if (!first) {
            throw Problem.conflict("BULLETIN-PARAMETERS-STALE", "公文参数刚被他人修改，请刷新后再改。");
        }
        events.publishEvent(
                new Acted(viewer, "bulletin.change-parameters", "paper-setting", id, Map.of("version", version + 1)));
        return new Current(version + 1, parameters);
    }
}
