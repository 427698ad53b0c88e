package org.bihuan.likeness;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.bihuan.likeness.LikenessList.Kind;
import org.bihuan.matter.LikeMatters.Pair;
import org.bihuan.matter.MatterId;
import org.bihuan.matter.MatterState;

/**
 * What a new matter seems to be, at most one thing: an open one at the same spot with a similar title (重复), else one
 * closed there not long ago (复发). A place in common is a spot; a subject in common asks for a similar title too.
 *
 * @param occurrences how often it has been there before, for a recurrence
 */
record Finding(Kind kind, MatterId matter, MatterId other, int percent, int occurrences) {

    private static final int SIMILAR = 50;

    static List<Finding> among(List<Pair> pairs) {
        return pairs.stream().collect(groupingBy(Pair::matter, LinkedHashMap::new, toList())).values().stream()
                .flatMap(each -> of(each).stream())
                .toList();
    }

    private static Optional<Finding> of(List<Pair> around) {
        return duplicate(around).or(() -> recurrence(around));
    }

    private static Optional<Finding> duplicate(List<Pair> around) {
        return around.stream()
                .filter(pair -> pair.otherState().kind() == MatterState.Kind.OPEN)
                .filter(Finding::similar)
                .max(Comparator.comparing(Finding::percent))
                .map(pair -> new Finding(Kind.DUPLICATE, pair.matter(), pair.other(), percent(pair), 0));
    }

    private static Optional<Finding> recurrence(List<Pair> around) {
        var closed = around.stream()
                .filter(pair -> pair.otherState().kind() == MatterState.Kind.CLOSED)
                .filter(pair -> pair.samePlace() || similar(pair))
                .toList();
        return closed.stream()
                .max(Comparator.comparing(Pair::samePlace).thenComparing(Finding::percent))
                .map(pair -> new Finding(
                        Kind.RECURRENCE,
                        pair.matter(),
                        pair.other(),
                        percent(pair),
                        closed.size() + pair.otherReopenings()));
    }

    private static boolean similar(Pair pair) {
        return percent(pair) >= SIMILAR;
    }

    private static int percent(Pair pair) {
        return TitleLikeness.percent(pair.title(), pair.otherTitle());
    }
}
