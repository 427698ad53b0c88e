package org.bihuan.bench.ask;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.bench.load.Client;

/** Acts through the product; a refusal ends the run. */
final class HttpActs implements Client {

    private final Acts.Kind kind;
    private final Person person;
    private final Map<UUID, Integer> versions;
    private final List<UUID> matters;
    private final int atOnce;
    private int done;

    HttpActs(Acts.Kind kind, Person person, Map<UUID, Integer> versions, int atOnce) {
        this.kind = kind;
        this.person = person;
        this.versions = versions;
        this.matters = List.copyOf(versions.keySet());
        this.atOnce = atOnce;
    }

    @Override
    public void ask(int turn) throws IOException {
        var order = order(turn);
        if (kind == Acts.Kind.PROGRESS) {
            var matter = next();
            var answer = person.send(
                    "POST",
                    "/api/matters/" + matter + "/acts",
                    Map.of("commandId", UUID.randomUUID(), "version", versions.get(matter), "order", order));
            versions.put(matter, answer.at("/matter/version").asInt());
            return;
        }
        var items = new ArrayList<Map<String, Object>>();
        for (int nth = 0; nth < atOnce; nth++) {
            var matter = next();
            items.add(Map.of("id", matter, "version", versions.get(matter)));
        }
        var outcomes = person.send(
                "POST", "/api/matters/acts", Map.of("commandId", UUID.randomUUID(), "items", items, "order", order));
        for (var outcome : outcomes) {
            if (!outcome.at("/done").asBoolean()) {
                throw new IllegalStateException("refused: " + outcome);
            }
            versions.merge(UUID.fromString(outcome.at("/id").asString()), 1, Integer::sum);
        }
    }

    private UUID next() {
        return matters.get(done++ % matters.size());
    }

    private Map<String, Object> order(int turn) {
        return switch (kind) {
            case PROGRESS -> Map.of("act", "PROGRESS", "text", "第 " + turn + " 次更新进展。", "percent", 71 + turn % 28);
            case INSTRUCT -> Map.of("act", "INSTRUCT", "text", "第 " + turn + " 次批示：请抓紧办理。");
        };
    }

    @Override
    public void close() throws IOException {
        person.close();
    }
}
