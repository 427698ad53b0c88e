package org.bihuan.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bihuan.access.BuiltinRole;
import org.bihuan.shared.Permit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The written table of every endpoint and who may use it; see {@code endpoints/README.md} among the resources. */
public final class Endpoints {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    /** @param who {@code anonymous}, {@code session}, or names of permits */
    public record Endpoint(
            String method,
            String path,
            String query,
            Set<String> who,
            @Nullable String body) {

        public String key() {
            return method + " " + path;
        }

        public boolean isOpen() {
            return who.contains("anonymous");
        }

        public boolean isFor(BuiltinRole role) {
            return isOpen()
                    || who.contains("session")
                    || role.permits().stream().map(Permit::name).anyMatch(who::contains);
        }

        public boolean isUpload() {
            return "upload".equals(body);
        }

        public boolean namesObjects() {
            return VARIABLE.matcher(path.replace("{year}", "").replace("{kind}", ""))
                    .find();
        }

        /** The address with every path variable filled in. */
        public String address(String id) {
            var filled = VARIABLE.matcher(path).replaceAll(variable -> switch (variable.group(1)) {
                case "year" -> "2031";
                case "kind" -> "BULLETIN";
                default -> id;
            });
            return query.isEmpty() ? filled : filled + "?" + query;
        }
    }

    private Endpoints() {}

    public static Map<String, Endpoint> all() throws IOException {
        var table = new TreeMap<String, Endpoint>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:endpoints/*.txt")) {
            for (var line :
                    file.getContentAsString(StandardCharsets.UTF_8).lines().toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    var endpoint = read(line);
                    table.put(endpoint.key(), endpoint);
                }
            }
        }
        return table;
    }

    private static Endpoint read(String line) {
        var parts = Arrays.stream(line.split("\\|", 3)).map(String::strip).toList();
        var address = parts.getFirst().split("\\s+", 2);
        var path = address[1].split("\\?", 2);
        var who = List.of(parts.get(1).split("\\s+"));
        who.stream()
                .filter(each -> !each.equals("anonymous") && !each.equals("session"))
                .forEach(Permit::valueOf);
        return new Endpoint(
                address[0],
                path[0],
                path.length > 1 ? path[1] : "",
                who.stream().collect(Collectors.toSet()),
                parts.size() > 2 ? parts.get(2) : null);
    }
}
