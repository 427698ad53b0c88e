package org.bihuan.platform.describe;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.shared.Viewer;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;

/** The server's description of itself in OpenAPI 3.1; {@code ./bihuan api} writes it down for the typed client. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String PROBLEM = "application/problem+json";

    /** First of all, because each later converter is asked before it. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ModelResolver modelResolver(ObjectMapperProvider mappers) {
        ModelResolver.enumsAsRef = true;
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Viewer.class)
                .replaceWithSchema(JsonNode.class, new JsonSchema().additionalProperties(true));
        return new ModelResolver(mappers.jsonMapper(), new SchemaNames()).openapi31(true);
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    RecordSchemas recordSchemas(ObjectMapperProvider mappers) {
        return new RecordSchemas(mappers.jsonMapper());
    }

    /** Names an operation {@code roleRevoke}, puts it under its room, and tells of files and problems. */
    @Bean
    GlobalOperationCustomizer operations() {
        return (operation, handler) -> {
            var type = handler.getBeanType();
            var noun = type.getSimpleName().replace("Controller", "");
            var verb = handler.getMethod().getName();
            operation.setOperationId(Character.toLowerCase(noun.charAt(0))
                    + noun.substring(1)
                    + Character.toUpperCase(verb.charAt(0))
                    + verb.substring(1));
            operation.setTags(List.of(SchemaNames.name(type).replaceAll("\\..*", "")));
            tellContent(operation, handler);
            if (operation.getRequestBody() != null) {
                operation.getRequestBody().setRequired(true);
            }
            if (operation.getParameters() != null) {
                operation.getParameters().forEach(parameter -> neverNull(parameter.getSchema()));
            }
            operation.getResponses().setDefault(new ApiResponse().$ref("#/components/responses/Problem"));
            return operation;
        };
    }

    @Bean
    GlobalOpenApiCustomizer whole() {
        return api -> {
            api.setInfo(new Info().title("Bihuan 闭环").version("1"));
            api.setTags(null);
            api.getComponents().addResponses("Problem", problem());
            api.getComponents().addSchemas("Problem", ProblemSchema.problem());
            api.getComponents().addSchemas("FieldError", ProblemSchema.fieldError());
            new Variants(api).tell();
            api.getComponents().getSchemas().values().stream()
                    .filter(schema -> schema.getEnum() != null)
                    .forEach(ApiDescription::neverNull);
            new AnswersAreWhole(api).mark();
        };
    }

    private static void tellContent(Operation operation, HandlerMethod handler) {
        if (answersFile(handler)) {
            good(operation).setContent(content("application/octet-stream", file()));
        } else if (handler.getMethod().getReturnType() == SseEmitter.class) {
            good(operation).setContent(content("text/event-stream", text()));
        }
    }

    /** What stands in an address is there or not, and the words of an enum are its words wherever it is used. */
    private static void neverNull(Schema<?> schema) {
        if (schema.getTypes() != null && schema.getTypes().contains("null")) {
            schema.setTypes(schema.getTypes().stream()
                    .filter(type -> !type.equals("null"))
                    .collect(Collectors.toSet()));
        }
    }

    private static boolean answersFile(HandlerMethod handler) {
        var answer = handler.getReturnType();
        if (ResponseEntity.class.isAssignableFrom(answer.getParameterType())) {
            return Resource.class.isAssignableFrom(answer.nested().getNestedParameterType());
        }
        return handler.isVoid()
                && Arrays.asList(handler.getMethod().getParameterTypes()).contains(HttpServletResponse.class);
    }

    private static ApiResponse good(Operation operation) {
        return Objects.requireNonNull(operation.getResponses().get("200"), operation.getOperationId());
    }

    private static ApiResponse problem() {
        return new ApiResponse()
                .description("A problem (RFC 9457)")
                .content(content(PROBLEM, new JsonSchema().$ref("#/components/schemas/Problem")));
    }

    private static Content content(String type, Schema<?> schema) {
        return new Content().addMediaType(type, new MediaType().schema(schema));
    }

    private static Schema<?> file() {
        return text().format("binary");
    }

    private static Schema<?> text() {
        var text = new JsonSchema();
        text.setTypes(Set.of("string"));
        return text;
    }
}
