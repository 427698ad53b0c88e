package org.bihuan.document.official;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * Breaks a title into lines (标题分行). GB/T 9704 wants whole phrases, like lengths, and the lines standing as a trapezoid
 * or a rhombus: never one shorter between two longer ones. At most {@value #MOST} full-width characters a line; never a
 * closing mark at the beginning of a line nor an opening one at its end, and no number, date or Latin word cut in two.
 * A line break in the title is kept as long as the lines fit, and otherwise is the place where it breaks best.
 */
final class TitleLines {

    private static final int MOST = 19;
    /** How far from the even length a place is looked for, in characters. */
    private static final int NEAR = 7;
    /** Titles of more lines are broken evenly: nobody draws a figure with them. */
    private static final int DRAWN = 4;

    private static final double IN_A_PHRASE = 6;
    private static final double UNEVEN = 0.25;
    private static final double ONE_MORE = 3;
    /** What stands between Han and Latin characters, of one character. */
    private static final double GAP = 0.25;

    private static final double RECTANGLE = 2;
    private static final double WAIST = 12;
    private static final double SLIGHT = 0.5;

    private static final String NOT_FIRST = "、，。；：）》”’】〕的了";
    private static final String NOT_LAST = "（《“‘【〔";
    private static final String PHRASE_ENDS = "的对于和与及）》”、周日区县市";
    private static final String DATE_SIGNS = "年月日号第〔〕";

    private final int[] points;
    private final TreeSet<Integer> wished;

    private TitleLines(int[] points, TreeSet<Integer> wished) {
        this.points = points;
        this.wished = wished;
    }

    static List<String> of(String title) {
        var given = title.strip()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (given.stream().allMatch(line -> width(line) <= MOST)) {
            return given;
        }
        var wished = new TreeSet<Integer>();
        int length = 0;
        for (var line : given) {
            length += line.codePointCount(0, line.length());
            wished.add(length);
        }
        wished.remove(length);
        return new TitleLines(String.join("", given).codePoints().toArray(), wished).broken();
    }

    private List<String> broken() {
        int count = (int) Math.ceil(width(0, points.length) / MOST);
        var best = new Best();
        for (int lines = count; lines <= DRAWN && (lines <= count + 1 || best.ends.isEmpty()); lines++) {
            search(lines, new ArrayList<>(), (lines - count) * ONE_MORE, best);
        }
        return cut(best.ends.isEmpty() ? evenly(count) : best.ends);
    }

    private List<String> cut(List<Integer> ends) {
        var lines = new ArrayList<String>();
        int from = 0;
        for (int end : ends) {
            lines.add(new String(points, from, end - from));
            from = end;
        }
        lines.add(new String(points, from, points.length - from));
        return lines;
    }

    private static final class Best {
        double cost = Double.MAX_VALUE;
        List<Integer> ends = List.of();
    }

    /** Adds to what has been found the breaks into so many lines that cost least. */
    private void search(int lines, List<Integer> ends, double cost, Best best) {
        int from = ends.isEmpty() ? 0 : ends.getLast();
        if (ends.size() == lines - 1) {
            double all = cost + shape(ends);
            if (width(from, points.length) <= MOST && all < best.cost) {
                best.cost = all;
                best.ends = List.copyOf(ends);
            }
            return;
        }
        double even = width(0, points.length) * (ends.size() + 1) / lines;
        for (int at = from + 2; at < points.length - 1 && width(from, at) <= MOST; at++) {
            boolean near = Math.abs(width(0, at) - even) <= NEAR || wished.contains(at);
            if (near && allowed(at)) {
                ends.add(at);
                search(lines, ends, cost + breaking(at), best);
                ends.removeLast();
            }
        }
    }

    private double breaking(int at) {
        return wished.contains(at) || PHRASE_ENDS.indexOf(points[at - 1]) >= 0 || NOT_LAST.indexOf(points[at]) >= 0
                ? 0
                : IN_A_PHRASE;
    }

    private double shape(List<Integer> ends) {
        var widths = new ArrayList<Double>();
        int from = 0;
        for (int end : ends) {
            widths.add(width(from, end));
            from = end;
        }
        widths.add(width(from, points.length));
        double shortest = widths.stream().mapToDouble(each -> each).min().orElse(0);
        double longest = widths.stream().mapToDouble(each -> each).max().orElse(0);
        double cost = (longest - shortest) * UNEVEN + (longest - shortest < 1 ? RECTANGLE : 0);
        for (int at = 1; at < widths.size() - 1; at++) {
            double before = Collections.max(widths.subList(0, at));
            double after = Collections.max(widths.subList(at + 1, widths.size()));
            cost += widths.get(at) < Math.min(before, after) - SLIGHT ? WAIST : 0;
        }
        return cost;
    }

    private List<Integer> evenly(int count) {
        var ends = new ArrayList<Integer>();
        int from = 0;
        while (width(from, points.length) > MOST) {
            double even = width(from, points.length) / Math.max(1, count - ends.size());
            int at = from + 1;
            while (at < points.length && width(from, at + 1) <= Math.min(MOST, Math.ceil(even))) {
                at++;
            }
            while (at > from + 2 && !allowed(at)) {
                at--;
            }
            ends.add(at);
            from = at;
        }
        return ends;
    }

    private boolean allowed(int at) {
        int before = points[at - 1];
        int after = points[at];
        return NOT_FIRST.indexOf(after) < 0
                && NOT_LAST.indexOf(before) < 0
                && !(isWord(before) && isWord(after))
                && !(isWord(before) && DATE_SIGNS.indexOf(after) >= 0)
                && !(DATE_SIGNS.indexOf(before) >= 0 && isWord(after));
    }

    private static boolean isWord(int point) {
        return point < 0x2000 && point > ' ';
    }

    private double width(int from, int to) {
        return width(new String(points, from, to - from));
    }

    private static double width(String text) {
        var points = text.codePoints().toArray();
        double width = Texts.width(text);
        for (int at = 1; at < points.length; at++) {
            width += isWord(points[at]) == isWord(points[at - 1]) ? 0 : GAP;
        }
        return width;
    }
}
