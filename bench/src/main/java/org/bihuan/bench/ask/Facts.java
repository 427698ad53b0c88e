package org.bihuan.bench.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What of an answer is held against the hand-written rows. */
final class Facts {

    private Facts() {}

    /** The ids of a page, in order, and its total. */
    static List<String> page(JsonNode answer) {
        var facts = ids(answer.at("/items"));
        facts.add(
                answer.at("/totalIsLeast").asBoolean()
                        ? String.valueOf(HandWritten.MORE_THAN_COUNTED)
                        : answer.at("/total").asString());
        return facts;
    }

    static List<String> ids(JsonNode rows) {
        return texts(rows, row -> row.at("/id").asString());
    }

    static List<String> texts(JsonNode rows, Function<JsonNode, String> text) {
        var texts = new ArrayList<String>();
        rows.forEach(row -> texts.add(text.apply(row)));
        return texts;
    }

    static List<String> totals(JsonNode answer) {
        var facts = new ArrayList<String>();
        Stream.of("blue", "green", "grey", "red", "yellow")
                .filter(light -> answer.at("/" + light).asInt() > 0)
                .forEach(light -> facts.add(light.toUpperCase(java.util.Locale.ROOT) + " "
                        + answer.at("/" + light).asString()));
        facts.add(answer.at("/closedThisWeek").asString());
        return facts;
    }

    static List<String> file(JsonNode answer) {
        var facts = texts(answer.at("/responsible"), row -> row.at("/slot").asString());
        facts.addFirst(answer.at("/id").asString());
        return facts;
    }

    static List<String> hits(JsonNode answer) {
        return ids(answer.at("/matters/items"));
    }

    /** Those found by the end of their number; the others only fill up. */
    static List<String> numberEnds(JsonNode answer) {
        var facts = new ArrayList<String>();
        answer.at("/matters/items").forEach(hit -> {
            if (hit.at("/why").asString().equals("NUMBER_END")) {
                facts.add(hit.at("/id").asString());
            }
        });
        return facts;
    }

    /** The lines of a table of figures with all that was counted, by key. */
    static List<String> lines(JsonNode answer) {
        var lines = texts(answer.at("/lines"), line -> {
            var key = line.at("/key").asString();
            return String.join(
                    " ", key.isEmpty() ? "-" : key, String.join(" ", texts(line.at("/cells"), Facts::counted)));
        });
        lines.sort(null);
        return lines;
    }

    private static String counted(JsonNode cell) {
        return cell.at("/numerator").asString();
    }

    /** The heaps of a desk in the order of {@code tasks}, each with its total, then what waits on others. */
    static List<String> desk(JsonNode answer, List<String> tasks) {
        var facts = new ArrayList<String>();
        for (var task : tasks) {
            var heap = find(answer.at("/mine"), task);
            facts.addAll(heap == null ? List.of("0") : heap(heap));
        }
        facts.addAll(heap(answer.at("/waitingOnOthers")));
        return facts;
    }

    private static @Nullable JsonNode find(JsonNode heaps, String task) {
        for (var heap : heaps) {
            if (heap.at("/task").asString().equals(task)) {
                return heap;
            }
        }
        return null;
    }

    private static List<String> heap(JsonNode heap) {
        var facts = ids(heap.at("/rows"));
        facts.add(heap.at("/total").asString());
        return facts;
    }
}
