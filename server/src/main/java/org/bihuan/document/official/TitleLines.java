package org.bihuan.document.official;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Breaks a title into lines of like length (标题分行): at most 19 characters each, preferably where a phrase ends, never a
 * closing mark at the beginning of a line nor an opening one at its end. A line break in the title is kept.
 */
final class TitleLines {

    private static final int MOST = 19;
    /** How far from the even length a better place may lie. */
    private static final int NEAR = 5;

    private static final String NOT_FIRST = "、，。；：）》”’】〕的";
    private static final String NOT_LAST = "（《“‘【〔";
    private static final String PHRASE_ENDS = "的年月周日于对》）、区县市";

    private TitleLines() {}

    static List<String> of(String title) {
        return title.strip()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .flatMap(line -> broken(line.codePoints().toArray()).stream())
                .collect(Collectors.toList());
    }

    private static List<String> broken(int[] points) {
        int count = Math.max(1, Math.ceilDiv(points.length, MOST));
        var lines = new ArrayList<String>();
        int from = 0;
        for (int left = count; left > 0 && from < points.length; left--) {
            int end = left == 1 ? points.length : breakAt(points, from, Math.ceilDiv(points.length - from, left), left);
            lines.add(new String(points, from, end - from));
            from = end;
        }
        return lines;
    }

    private static int breakAt(int[] points, int from, int even, int left) {
        int ideal = Math.min(points.length, from + even);
        for (int off = 0; off <= NEAR; off++) {
            for (int at : new int[] {ideal - off, ideal + off}) {
                if (fits(points, from, at, left) && PHRASE_ENDS.indexOf(points[at - 1]) >= 0 && allowed(points, at)) {
                    return at;
                }
            }
        }
        return allowed(points, ideal) ? ideal : Math.max(from + 1, ideal - 1);
    }

    private static boolean fits(int[] points, int from, int at, int left) {
        return at > from + 2 && at < points.length && at - from <= MOST && points.length - at <= MOST * (left - 1);
    }

    private static boolean allowed(int[] points, int at) {
        return at < points.length && NOT_FIRST.indexOf(points[at]) < 0 && NOT_LAST.indexOf(points[at - 1]) < 0;
    }
}
