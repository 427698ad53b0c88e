package org.bihuan.platform.describe;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Set;

/** The body of every refusal, as {@code ProblemAdvice} writes it: further facts may stand beside these members. */
final class ProblemSchema {

    private ProblemSchema() {}

    static Schema<?> problem() {
        var errors = of("array");
        errors.setItems(new JsonSchema().$ref("#/components/schemas/FieldError"));
        var problem = of("object");
        problem.addProperty("type", of("string"));
        problem.addProperty("title", of("string"));
        problem.addProperty("status", of("integer"));
        problem.addProperty("detail", of("string"));
        problem.addProperty("instance", of("string"));
        problem.addProperty("code", of("string"));
        problem.addProperty("errors", errors);
        problem.setRequired(List.of("status", "detail", "code"));
        problem.setAdditionalProperties(true);
        return problem;
    }

    static Schema<?> fieldError() {
        var error = of("object");
        error.addProperty("field", of("string"));
        error.addProperty("code", of("string"));
        error.addProperty("detail", of("string"));
        error.setRequired(List.of("field", "code", "detail"));
        return error;
    }

    private static Schema<?> of(String type) {
        var schema = new JsonSchema();
        schema.setTypes(Set.of(type));
        return schema;
    }
}
