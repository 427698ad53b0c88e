package org.bihuan.platform.describe;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Names the schemas of the description: room and class, {@code access.GrantList.Row}, so that rooms may use the same
 * word. The edge is left out ({@code access.Role.Change} stands in {@code access.web.RoleController}), and what a
 * generic type is of follows it: {@code shared.Page-access.GrantList.Row}.
 */
final class SchemaNames extends TypeNameResolver {

    @Override
    public String nameForType(JavaType type, Set<Options> options) {
        return name(type);
    }

    static String name(JavaType type) {
        var of = IntStream.range(0, type.containedTypeCount())
                .mapToObj(index -> "-" + name(type.containedType(index)))
                .collect(Collectors.joining());
        return name(type.getRawClass()) + of;
    }

    static String name(Class<?> type) {
        var full = type.getCanonicalName();
        if (!full.startsWith("org.bihuan.")) {
            return type.getSimpleName();
        }
        return full.substring("org.bihuan.".length()).replace(".web.", ".").replace("Controller.", ".");
    }
}
