package org.bihuan.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The rows of a table as its answer holds them. */
final class Rows {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Rows() {}

    static int count(String answer) {
        if (answer.isEmpty()) {
            return 0;
        }
        var rows = read(answer);
        return rows == null ? 0 : rows.size();
    }

    /** Null when it is no array of objects of texts. */
    static @Nullable List<Map<String, String>> read(String answer) {
        try {
            var tree = JSON.readTree(answer);
            if (!tree.isArray()) {
                return null;
            }
            var rows = new ArrayList<Map<String, String>>();
            for (var each : tree) {
                if (!each.isObject()) {
                    return null;
                }
                var row = new LinkedHashMap<String, String>();
                for (var cell : each.properties()) {
                    if (!cell.getValue().isString()) {
                        return null;
                    }
                    row.put(cell.getKey(), cell.getValue().asString());
                }
                rows.add(row);
            }
            return rows;
        } catch (JacksonException unreadable) {
            return null;
        }
    }

    static String write(List<Map<String, String>> rows) {
        return JSON.writeValueAsString(rows);
    }
}
