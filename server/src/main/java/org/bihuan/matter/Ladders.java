package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.LADDER;

import java.io.IOException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.schema.matter.tables.records.LadderRecord;
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
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The ladder in force in a zone. A zone begins with the one shipped in {@code supervision-ladder.json} as its version 1. */
@Service
public class Ladders {

    private static final TypeReference<List<LadderRule>> RULES = new TypeReference<>() {};
    private static final int MOST_RULES = 40;

    private final DSLContext sql;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final List<LadderRule> shipped;

    Ladders(DSLContext sql, JsonMapper json, ApplicationEventPublisher events, Clock clock) throws IOException {
        this.sql = sql;
        this.json = json;
        this.events = events;
        this.clock = clock;
        try (var file = new ClassPathResource("supervision-ladder.json").getInputStream()) {
            this.shipped = List.copyOf(json.readValue(file, RULES));
        }
    }

    /** For whoever reads matters. */
    @Transactional(readOnly = true)
    public Ladder current(Viewer viewer) {
        viewer.mustHave(Permit.MATTER_READ);
        return current(viewer.zone());
    }

    @Transactional(readOnly = true)
    Ladder current(ZoneKey zone) {
        return sql.selectFrom(LADDER)
                .where(LADDER.ZONE_ID.eq(zone.value()), LADDER.RETIRED_AT.isNull())
                .fetchOptional(this::ladder)
                .orElseGet(() -> new Ladder(1, shipped));
    }

    /**
     * Puts new rules in force; what has been done under the old ones stays as it is.
     *
     * @param version the version the person was looking at; another one in force is {@code MATTER-LADDER-STALE}
     */
    @Transactional
    public Ladder publish(Viewer viewer, int version, List<LadderRule> rules) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        check(rules);
        var before = current(viewer.zone());
        if (before.version() != version) {
            throw Problem.conflict("MATTER-LADDER-STALE", "督办阶梯刚被他人修改，请刷新后再改。");
        }
        if (before.rules().equals(rules)) {
            throw Problem.invalid("MATTER-NOTHING-CHANGED", "没有任何修改。");
        }
        if (version == 1) {
            insert(viewer.zone(), before, null);
        }
        var retired = sql.update(LADDER)
                .set(LADDER.RETIRED_AT, clock.instant())
                .where(LADDER.ZONE_ID.eq(viewer.zone().value()), LADDER.VERSION.eq(version), LADDER.RETIRED_AT.isNull())
                .execute();
        if (retired == 0) {
            throw Problem.conflict("MATTER-LADDER-STALE", "督办阶梯刚被他人修改，请刷新后再改。");
        }
        var after = new Ladder(version + 1, rules);
        var id = insert(viewer.zone(), after, viewer.account().value());
        events.publishEvent(
                new Acted(viewer, "matter.publish-ladder", "ladder", id, Map.of("version", after.version())));
        return after;
    }

    private static void check(List<LadderRule> rules) {
        if (rules.isEmpty() || rules.size() > MOST_RULES) {
            throw Problem.field("rules", "MATTER-LADDER-SIZE", "阶梯须有 1 至 " + MOST_RULES + " 条规则。");
        }
        var ids = new HashSet<String>();
        for (int at = 0; at < rules.size(); at++) {
            if (!ids.add(rules.get(at).id())) {
                throw Problem.field("rules[" + at + "].id", "MATTER-LADDER-RULE-TWICE", "规则编号重复。");
            }
            var counted = rules.get(at).trigger() == LadderRule.Trigger.SHARED_INBOX;
            if (counted != (rules.get(at).hours() != null)) {
                throw Problem.field("rules[" + at + "].hours", "MATTER-LADDER-HOURS", "“公共收件未认领”须填小时数，其他规则不填。");
            }
        }
    }

    private UUID insert(ZoneKey zone, Ladder ladder, @Nullable UUID by) {
        var id = Ids.next();
        sql.insertInto(LADDER)
                .set(LADDER.ZONE_ID, zone.value())
                .set(LADDER.ID, id)
                .set(LADDER.VERSION, ladder.version())
                .set(LADDER.RULES, JSONB.valueOf(json.writeValueAsString(ladder.rules())))
                .set(LADDER.PUBLISHED_AT, clock.instant())
                .set(LADDER.PUBLISHED_BY, by)
                .onConflictDoNothing()
                .execute();
        return id;
    }

    private Ladder ladder(LadderRecord row) {
        return new Ladder(row.getVersion(), json.readValue(row.getRules().data(), RULES));
    }
}
