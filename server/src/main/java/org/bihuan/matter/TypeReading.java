package org.bihuan.matter;

import java.io.IOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads matter types. A definition written before a rule existed, or one that leaves a rule out, takes the usual value
 * from {@code matter-type-defaults.json}.
 */
@Component
public class TypeReading {

    private final JsonMapper json;
    private final JsonMapper strict;
    private final JsonNode usual;

    TypeReading(JsonMapper json) throws IOException {
        this.json = json;
        this.strict = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .build();
        try (var file = new ClassPathResource("matter-type-defaults.json").getInputStream()) {
            this.usual = json.readTree(file);
        }
    }

    MatterType.Definition definition(String stored) {
        return json.treeToValue(completed((ObjectNode) json.readTree(stored)), MatterType.Definition.class);
    }

    String written(MatterType.Definition definition) {
        return json.writeValueAsString(definition);
    }

    /** A sketch with nothing written yet. */
    public TypeSketch blank() {
        return sketch(json.createObjectNode());
    }

    /** Whatever is not a member of a matter type, or a fraction where a whole number is needed, is refused with Jackson's own exception, which knows the path. */
    public TypeSketch sketch(ObjectNode written) {
        fill(written, "type");
        if (written.get("definition") instanceof ObjectNode definition) {
            completed(definition);
        }
        return strict.treeToValue(written, TypeSketch.class);
    }

    private ObjectNode completed(ObjectNode definition) {
        // Codes nothing ever followed, as types were written before each paper had its point.
        definition.remove("papers");
        fill(definition, "definition");
        each(definition, "fields");
        each(definition, "timeSchemes");
        definition.path("timeSchemes").forEach(scheme -> {
            if (scheme instanceof ObjectNode written) {
                each(written, "choices");
            }
        });
        return definition;
    }

    private void each(ObjectNode parent, String list) {
        parent.path(list).forEach(element -> {
            if (element instanceof ObjectNode written) {
                fill(written, list);
            }
        });
    }

    private void fill(ObjectNode written, String part) {
        usual.get(part).properties().forEach(member -> {
            if (!written.has(member.getKey())) {
                written.set(member.getKey(), member.getValue().deepCopy());
            }
        });
    }
}
