package org.bihuan.platform.describe;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the Java types what the library does not: of a record, which members may be null and which must be there (a
 * component marked {@link Nullable} may be null, every other is required, as the compiler has it); of a sealed family,
 * the words that tell its variants apart.
 */
final class RecordSchemas implements ModelConverter {

    private final ObjectMapper mapper;

    RecordSchemas(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        var schema = chain.next().resolve(type, context, chain);
        var java = mapper.constructType(type.getType());
        if (java.getRawClass().isRecord()) {
            mark(java, context);
        }
        if (java.getRawClass().isAnnotationPresent(JsonSubTypes.class)) {
            nameVariants(java, context);
        }
        return schema;
    }

    /** Notes which word tells which variant; {@link Variants} needs all of them to be known. */
    private static void nameVariants(JavaType type, ModelConverterContext context) {
        var schema = context.getDefinedModels().get(SchemaNames.name(type));
        if (schema != null && schema.getDiscriminator() != null) {
            for (var variant :
                    type.getRawClass().getAnnotation(JsonSubTypes.class).value()) {
                schema.getDiscriminator()
                        .mapping(variant.name(), "#/components/schemas/" + SchemaNames.name(variant.value()));
            }
        }
    }

    @SuppressWarnings("rawtypes")
    private static void mark(JavaType type, ModelConverterContext context) {
        Schema<?> schema = context.getDefinedModels().get(SchemaNames.name(type));
        if (schema == null || schema.getProperties() == null) {
            return;
        }
        var required = new ArrayList<String>();
        for (var component : type.getRawClass().getRecordComponents()) {
            Schema member = schema.getProperties().get(component.getName());
            if (member == null) {
                continue;
            }
            if (isNullable(component)) {
                schema.getProperties().put(component.getName(), orNull(member));
            } else {
                required.add(component.getName());
            }
        }
        schema.setRequired(required.isEmpty() ? null : required);
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Schema<?> orNull(Schema<?> member) {
        if (member.get$ref() != null) {
            var either = new JsonSchema();
            either.setOneOf(List.of(new JsonSchema().$ref(member.get$ref()), nothing()));
            return either;
        }
        if (member.getTypes() != null) {
            Set<String> types = new LinkedHashSet<>(member.getTypes());
            types.add("null");
            member.setTypes(types);
        }
        return member;
    }

    private static Schema<?> nothing() {
        var nothing = new JsonSchema();
        nothing.setTypes(Set.of("null"));
        return nothing;
    }
}
