package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.bihuan.shared.PersonalData;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Covers what a timeline tells beyond what its reader may know: personal data, and the titles of other matters. The
 * record itself stays.
 */
@Component
class TimelineVeil {

    /** The members that name another matter, with the member its title stands in. */
    private static final List<Reference> REFERENCES = List.of(
            new Reference("into", "title"),
            new Reference("other", "title"),
            new Reference("from", "title"),
            new Reference("id", "title"),
            new Reference("child", "title"),
            new Reference("matter", "title"),
            new Reference("parent", "parentTitle"));

    private record Reference(String id, String title) {}

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
        titles(viewer, all);
        all.forEach(TimelineVeil::numbers);
    }

    /** Mobile and identity numbers in whatever words an event carries. */
    private static void numbers(JsonNode facts) {
        if (facts instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                if (member.getValue().isString()) {
                    member.setValue(StringNode.valueOf(
                            PersonalData.inText(member.getValue().asString())));
                }
            });
        }
        facts.values().forEach(TimelineVeil::numbers);
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

    private void titles(Viewer viewer, List<JsonNode> all) {
        var named = new HashSet<UUID>();
        all.forEach(facts -> nodes(facts).forEach(node -> REFERENCES.forEach(each -> named.addAll(id(node, each)))));
        if (named.isEmpty()) {
            return;
        }
        var known = sql.select(MATTER_.ID)
                .from(MATTER_)
                .where(
                        MATTER_.ZONE_ID.eq(viewer.zone().value()),
                        MATTER_.ID.in(named),
                        Restriction.known(viewer, MATTER_.ID))
                .fetchSet(MATTER_.ID);
        all.forEach(facts -> nodes(facts)
                .forEach(node -> REFERENCES.forEach(each -> {
                    if (id(node, each).stream().anyMatch(id -> !known.contains(id))) {
                        node.put(each.title(), Restriction.TITLE);
                    }
                })));
    }

    /** The facts themselves and the objects they list. */
    private static List<ObjectNode> nodes(JsonNode facts) {
        var nodes = new java.util.ArrayList<ObjectNode>();
        if (facts instanceof ObjectNode whole) {
            nodes.add(whole);
            whole.values().stream()
                    .filter(JsonNode::isArray)
                    .flatMap(JsonNode::valueStream)
                    .filter(ObjectNode.class::isInstance)
                    .map(ObjectNode.class::cast)
                    .forEach(nodes::add);
        }
        return nodes;
    }

    private static List<UUID> id(ObjectNode node, Reference reference) {
        if (!node.has(reference.title())) {
            return List.of();
        }
        var text = node.path(reference.id()).asString("");
        try {
            return text.isEmpty() ? List.of() : List.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return List.of();
        }
    }
}
