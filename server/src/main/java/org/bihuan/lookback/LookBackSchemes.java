package org.bihuan.lookback;

import static org.bihuan.schema.lookback.Tables.SCHEME;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.Acted;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** How a zone looks back: the version in force, and publishing a new one. Draws keep the version they were made under. */
@Service
public class LookBackSchemes {

    private static final Scheme SHIPPED = new Scheme(
            1,
            new Scheme.Rules(
                    10,
                    3,
                    30,
                    List.of(new Scheme.After("SUPERVISED_ITEM", 90)),
                    new Weights(1, 3, 2, 1, 3, 1, 2, 1, 4)));

    private final DSLContext sql;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LookBackSchemes(DSLContext sql, JsonMapper json, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Scheme current(Viewer viewer) {
        viewer.mustHave(Permit.MATTER_READ);
        return current(viewer.zone());
    }

    Scheme current(ZoneKey zone) {
        return sql.select(SCHEME.VERSION, SCHEME.RULES)
                .from(SCHEME)
                .where(SCHEME.ZONE_ID.eq(zone.value()), SCHEME.RETIRED_AT.isNull())
                .fetchOptional(row ->
                        new Scheme(row.value1(), json.readValue(row.value2().data(), Scheme.Rules.class)))
                .orElse(SHIPPED);
    }

    /** @param version the version the person was looking at; another one in force is {@code LOOKBACK-SCHEME-STALE} */
    @Transactional
    public Scheme publish(Viewer viewer, int version, Scheme.Rules rules) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        var before = current(viewer.zone());
        if (before.version() != version) {
            throw stale();
        }
        if (before.rules().equals(rules)) {
            throw Problem.invalid("LOOKBACK-NOTHING-CHANGED", "没有任何修改。");
        }
        if (version == SHIPPED.version()) {
            insert(viewer.zone(), before, null);
        }
        var retired = sql.update(SCHEME)
                .set(SCHEME.RETIRED_AT, clock.instant())
                .where(SCHEME.ZONE_ID.eq(viewer.zone().value()), SCHEME.VERSION.eq(version), SCHEME.RETIRED_AT.isNull())
                .execute();
        var after = new Scheme(version + 1, rules);
        if (retired == 0 || !insert(viewer.zone(), after, viewer.account().value())) {
            throw stale();
        }
        events.publishEvent(new Acted(
                viewer, "lookback.publish-scheme", "look-back-scheme", null, Map.of("version", after.version())));
        return after;
    }

    private static Problem stale() {
        return Problem.conflict("LOOKBACK-SCHEME-STALE", "抽查办法刚被他人修改，请刷新后再改。");
    }

    private boolean insert(ZoneKey zone, Scheme scheme, @Nullable UUID by) {
        return sql.insertInto(SCHEME)
                        .set(SCHEME.ZONE_ID, zone.value())
                        .set(SCHEME.ID, Ids.next())
                        .set(SCHEME.VERSION, scheme.version())
                        .set(SCHEME.RULES, JSONB.valueOf(json.writeValueAsString(scheme.rules())))
                        .set(SCHEME.PUBLISHED_AT, clock.instant())
                        .set(SCHEME.PUBLISHED_BY, by)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }
}
