package org.bihuan.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One thing two sketches say differently.
 *
 * @param path where: members parted by dots, list members by their key or code: {@code definition.fields.foundOn.label}
 * @param before as JSON text, null where it was not there
 */
public record Difference(
        String path, @Nullable String before, @Nullable String after) {

    private static final String[] NAMES = {"key", "code", "title"};

    /** Nothing before: everything is new. */
    public static List<Difference> between(JsonMapper json, @Nullable Record before, @Nullable Record after) {
        var one = before == null ? Map.<String, String>of() : flat(json.valueToTree(before));
        var two = after == null ? Map.<String, String>of() : flat(json.valueToTree(after));
        var paths = new TreeSet<>(one.keySet());
        paths.addAll(two.keySet());
        var differences = new ArrayList<Difference>();
        for (var path : paths) {
            if (!Objects.equals(one.get(path), two.get(path))) {
                differences.add(new Difference(path, one.get(path), two.get(path)));
            }
        }
        return differences;
    }

    private static Map<String, String> flat(JsonNode tree) {
        var flat = new LinkedHashMap<String, String>();
        flatten("", tree, flat);
        return flat;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> flat) {
        if (node.isObject()) {
            node.properties().forEach(member -> flatten(inner(path, member.getKey()), member.getValue(), flat));
        } else if (node.isArray() && node.path(0).isObject()) {
            var order = new ArrayList<String>();
            for (var element : node) {
                var name = name(element, order.size());
                order.add(name);
                flatten(inner(path, name), element, flat);
            }
            flat.put(inner(path, "order"), String.join("、", order));
        } else if (!node.isNull()) {
            flat.put(path, node.isString() ? node.asString() : node.toString());
        }
    }

    /** A question goes by the key of its field. */
    private static String name(JsonNode element, int at) {
        var inner = element.path("field").path("key").asString("");
        if (!inner.isEmpty()) {
            return inner;
        }
        for (var name : NAMES) {
            var value = element.path(name).asString("");
            if (!value.isEmpty()) {
                return value;
            }
        }
        return String.valueOf(at);
    }

    private static String inner(String path, String member) {
        return path.isEmpty() ? member : path + "." + member;
    }
}
