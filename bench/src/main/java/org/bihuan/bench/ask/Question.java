package org.bihuan.bench.ask;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import tools.jackson.databind.JsonNode;

/**
 * Something a screen asks, and the same by hand.
 *
 * @param key short name, stable from run to run
 * @param login who asks
 * @param list whether it is a page of a list, to which the goals for lists apply
 * @param path for a turn
 * @param facts what of the answer is compared, in order
 * @param statements asked one after the other; the first columns of all their rows are the same facts
 */
public record Question(
        String key,
        String about,
        String login,
        boolean list,
        IntFunction<String> path,
        Function<JsonNode, List<String>> facts,
        List<Sql> statements) {}
