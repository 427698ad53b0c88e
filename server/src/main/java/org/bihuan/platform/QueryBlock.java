package org.bihuan.platform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One query block of a rendered statement: a select, each subquery, each union arm, an update, a delete. Knows the zone
 * tables it reads, and how often it ties a zone: to a bind ({@code zone_id = ?}) or to another table's zone.
 */
final class QueryBlock {

    private static final Pattern TOKEN =
            Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|[A-Za-z_][A-Za-z_0-9]*|[0-9.]+|::|<=|>=|<>|!=|\\S");
    private static final Set<String> BEGINNINGS = Set.of("select", "update", "delete");
    private static final Set<String> NOT_BEFORE_BEGINNING = Set.of("for", "do", "no", "key", "on");

    private final List<String> tables = new ArrayList<>();
    private int binds;
    private int joins;

    private QueryBlock() {}

    static List<QueryBlock> of(String sql, Set<String> zoneTables) {
        var tokens =
                TOKEN.matcher(sql).results().map(match -> plain(match.group())).toList();
        var all = new ArrayList<QueryBlock>();
        Deque<QueryBlock> open = new ArrayDeque<>();
        open.push(begin(all));
        for (var at = 0; at < tokens.size(); at++) {
            var token = tokens.get(at);
            if (token.equals("(")) {
                open.push(isSubquery(tokens, at + 1) ? begin(all) : open.getFirst());
            } else if (token.equals(")")) {
                open.pop();
            } else if (BEGINNINGS.contains(token) && !NOT_BEFORE_BEGINNING.contains(before(tokens, at))) {
                open.pop();
                open.push(begin(all));
            } else {
                open.getFirst().take(tokens, at, zoneTables);
            }
        }
        return all;
    }

    /** Each zone table is tied by a bind or by equality with another, and one of them by a bind. */
    boolean namesItsZone() {
        return tables.isEmpty() || binds > 0 && binds + joins >= tables.size();
    }

    List<String> tables() {
        return tables;
    }

    private void take(List<String> tokens, int at, Set<String> zoneTables) {
        if (isTable(tokens, at) && zoneTables.contains(tokens.get(at) + "." + tokens.get(at + 2))) {
            tables.add(tokens.get(at) + "." + tokens.get(at + 2));
        }
        if (tokens.get(at).equals("zone_id")) {
            tie(tokens, at);
        }
    }

    /** {@code schema.table} that is read: not the start of a column's name, not the target of an insert. */
    private static boolean isTable(List<String> tokens, int at) {
        return at + 2 < tokens.size()
                && tokens.get(at + 1).equals(".")
                && !before(tokens, at).equals(".")
                && !before(tokens, at).equals("into")
                && !(at + 3 < tokens.size() && tokens.get(at + 3).equals("."));
    }

    private void tie(List<String> tokens, int at) {
        var operator = after(tokens, at, 1);
        if (operator.equals("in") && after(tokens, at, 2).equals("(") && isBind(tokens, at + 3)) {
            binds++;
        } else if (operator.equals("=") && isBind(tokens, at + 2)) {
            binds++;
        } else if (operator.equals("=") && isZone(tokens, at + 2)) {
            joins++;
        }
    }

    private static boolean isBind(List<String> tokens, int at) {
        return after(tokens, at, 0).equals("?")
                || after(tokens, at, 0).equals("cast")
                        && after(tokens, at, 1).equals("(")
                        && after(tokens, at, 2).equals("?")
                || after(tokens, at, 0).equals("any") && after(tokens, at, 1).equals("(") && isBind(tokens, at + 2);
    }

    /** A name of up to three parts that ends in zone_id. */
    private static boolean isZone(List<String> tokens, int at) {
        var end = at;
        while (after(tokens, end, 1).equals(".")) {
            end += 2;
        }
        return after(tokens, end, 0).equals("zone_id");
    }

    private static boolean isSubquery(List<String> tokens, int at) {
        return Set.of("select", "with", "values").contains(after(tokens, at, 0))
                || after(tokens, at, 0).equals("(") && isSubquery(tokens, at + 1);
    }

    private static QueryBlock begin(List<QueryBlock> all) {
        var block = new QueryBlock();
        all.add(block);
        return block;
    }

    private static String before(List<String> tokens, int at) {
        return at == 0 ? "" : tokens.get(at - 1);
    }

    private static String after(List<String> tokens, int at, int steps) {
        return at + steps < tokens.size() ? tokens.get(at + steps) : "";
    }

    private static String plain(String token) {
        return token.startsWith("\"") ? token.substring(1, token.length() - 1) : token.toLowerCase(Locale.ROOT);
    }
}
