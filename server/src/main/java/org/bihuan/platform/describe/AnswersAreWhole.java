package org.bihuan.platform.describe;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The server writes every member of an answer, null or not; a request may leave out what may be null. So a schema that
 * no request takes has all its members required.
 */
final class AnswersAreWhole {

    private static final String PREFIX = "#/components/schemas/";

    private final OpenAPI api;
    private final Set<String> taken = new HashSet<>();

    AnswersAreWhole(OpenAPI api) {
        this.api = api;
    }

    void mark() {
        api.getPaths().values().stream()
                .map(PathItem::readOperations)
                .flatMap(java.util.Collection::stream)
                .forEach(this::take);
        api.getComponents().getSchemas().forEach((name, schema) -> {
            if (!taken.contains(name) && !name.equals("Problem") && schema.getProperties() != null) {
                schema.setRequired(
                        new ArrayList<>(new TreeSet<>(schema.getProperties().keySet())));
            }
        });
    }

    private void take(Operation operation) {
        if (operation.getRequestBody() != null) {
            operation.getRequestBody().getContent().values().forEach(content -> take(content.getSchema()));
        }
    }

    private void take(@Nullable Schema<?> schema) {
        if (schema == null) {
            return;
        }
        var ref = schema.get$ref();
        if (ref != null && taken.add(ref.substring(PREFIX.length()))) {
            take(api.getComponents().getSchemas().get(ref.substring(PREFIX.length())));
        }
        take(schema.getItems());
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            take(values);
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(this::take);
        }
        Stream.of(schema.getOneOf(), schema.getAllOf(), schema.getAnyOf())
                .filter(java.util.Objects::nonNull)
                .forEach(parts -> parts.forEach(this::take));
    }
}
