package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bihuan.shared.PersonalData;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Covers the personal data a timeline tells of; the record itself stays. */
@Component
class TimelineVeil {

    private final DSLContext sql;
    private final MatterTypes types;

    TimelineVeil(DSLContext sql, MatterTypes types) {
        this.sql = sql;
        this.types = types;
    }

    void cover(Viewer viewer, MatterId id, List<MatterTimeline.Entry> entries) {
        var all = entries.stream().map(MatterTimeline.Entry::facts).toList();
        if (all.stream().anyMatch(facts -> facts.has("changes"))) {
            var personal = personal(viewer, id);
            all.forEach(facts -> personal.forEach(key -> personal(facts.path("changes"), key)));
        }
    }

    private Set<String> personal(Viewer viewer, MatterId id) {
        var type = sql.select(MATTER_.TYPE_ID)
                .from(MATTER_)
                .where(MATTER_.ZONE_ID.eq(viewer.zone().value()), MATTER_.ID.eq(id.value()))
                .fetchSingle(MATTER_.TYPE_ID);
        return Set.copyOf(PersonalFacts.of(types.version(viewer.zone(), Objects.requireNonNull(type))));
    }

    private static void personal(JsonNode changes, String key) {
        if (changes.path("fields." + key) instanceof ObjectNode change) {
            for (var side : List.of("before", "after")) {
                var value = change.path(side).asString("");
                if (!value.isEmpty()) {
                    change.put(side, PersonalData.mask(value));
                }
            }
        }
    }
}
