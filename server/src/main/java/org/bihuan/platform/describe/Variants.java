package org.bihuan.platform.describe;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Tells a sealed family as one of its variants, each whole and with its own word in the telling member, such as
 * {@code {"act": "URGE", …}}.
 */
final class Variants {

    private static final String PREFIX = "#/components/schemas/";

    private final OpenAPI api;

    Variants(OpenAPI api) {
        this.api = api;
    }

    void tell() {
        for (var family : api.getComponents().getSchemas().values()) {
            var told = family.getDiscriminator();
            if (told != null && told.getMapping() != null) {
                told.getMapping().forEach((word, ref) -> tell(told, word, ref));
                family.setTypes(null);
                family.setProperties(null);
                family.setRequired(null);
                family.setOneOf(new ArrayList<>(told.getMapping().values().stream()
                        .map(Variants::reference)
                        .toList()));
            }
        }
    }

    private void tell(Discriminator told, String word, String ref) {
        Schema<?> variant =
                Objects.requireNonNull(api.getComponents().getSchemas().get(ref.substring(PREFIX.length())), ref);
        if (variant.getAllOf() != null) {
            variant.getAllOf().stream()
                    .filter(part -> part.getProperties() != null)
                    .forEach(part -> variant.setProperties(part.getProperties()));
            variant.setAllOf(null);
        }
        variant.setTypes(Set.of("object"));
        variant.addProperty(told.getPropertyName(), only(word));
        var required = new ArrayList<>(Objects.requireNonNullElse(variant.getRequired(), List.<String>of()));
        required.add(told.getPropertyName());
        variant.setRequired(required);
    }

    private static Schema<?> only(String word) {
        var one = new JsonSchema();
        one.setTypes(Set.of("string"));
        one.setConst(word);
        return one;
    }

    private static Schema<?> reference(String ref) {
        return new JsonSchema().$ref(ref);
    }
}
