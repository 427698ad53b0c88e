package org.bihuan.document.ledger.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.document.ledger.cell.FieldKind;

/** Proposes a field for each column from its heading and its cells; each field is proposed once. */
public final class ColumnGuesser {

    private static final double THRESHOLD = 0.45;
    private static final Set<FieldKind> TOLD_BY_LOOKING = Set.of(
            FieldKind.DATE,
            FieldKind.DEADLINE,
            FieldKind.CREDIT_CODE,
            FieldKind.PHONE,
            FieldKind.YES_NO,
            FieldKind.LEVEL,
            FieldKind.PERCENT);
    private static final Set<FieldKind> FOUND_WITHOUT_WORDS =
            Set.of(FieldKind.CREDIT_CODE, FieldKind.PHONE, FieldKind.LEVEL);

    private final FieldCatalogue catalogue;

    public ColumnGuesser(FieldCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    private record Match(HeaderColumn column, Field field, double score, String reason, String seen) {}

    public List<ColumnGuess> guess(HeaderLayout layout, Map<Integer, ContentProfile> profiles) {
        var matches = new ArrayList<Match>();
        for (var column : layout.columns()) {
            for (var field : catalogue.fields()) {
                var profile = profiles.get(column.index());
                if (profile != null) {
                    matches.add(match(column, field, profile));
                }
            }
        }
        matches.sort(Comparator.comparingDouble(Match::score).reversed());
        var taken = new HashSet<String>();
        var guesses = new java.util.HashMap<Integer, ColumnGuess>();
        for (var match : matches) {
            int column = match.column.index();
            if (match.score >= THRESHOLD && !guesses.containsKey(column) && taken.add(match.field.key())) {
                guesses.put(
                        column,
                        new ColumnGuess(column, match.field.key(), Math.min(1, match.score), match.reason, match.seen));
            }
        }
        return layout.columns().stream()
                .map(column -> guesses.getOrDefault(
                        column.index(), new ColumnGuess(column.index(), null, 0, "NONE", column.joined())))
                .toList();
    }

    private Match match(HeaderColumn column, Field field, ContentProfile profile) {
        double words = words(column, field);
        double content = profile.share(field.kind());
        if (words == 0) {
            boolean telling = FOUND_WITHOUT_WORDS.contains(field.kind()) && content > 0.8 && profile.size() >= 3;
            return new Match(column, field, telling ? 0.5 * content : 0, "CONTENT", share(content));
        }
        double score = 0.75 * words + 0.25 * content;
        boolean contradicted = TOLD_BY_LOOKING.contains(field.kind()) && profile.size() >= 5 && content < 0.2;
        var reason = words >= 0.9 ? "WORDS" : "WORDS-LIKE";
        return new Match(
                column, field, contradicted ? score / 2 : score, reason, column.joined() + " · " + share(content));
    }

    /** 1 for one of the field's words; less for a heading that only contains one. Earlier synonyms win ties. */
    private static double words(HeaderColumn column, Field field) {
        var leaf = HeaderWords.normal(column.leaf());
        var path = HeaderWords.normal(column.joined());
        double best = equal(leaf, path, field.zh()) || equal(leaf, path, field.en()) ? 1 : 0;
        for (int at = 0; at < field.synonyms().size(); at++) {
            var word = HeaderWords.normal(field.synonyms().get(at));
            double weight = 1 - 0.002 * at;
            if (leaf.equals(word) || path.equals(word)) {
                best = Math.max(best, weight);
            } else if (word.length() >= 2 && leaf.contains(word)) {
                best = Math.max(best, (0.55 + 0.3 * word.length() / leaf.length()) * weight);
            }
        }
        return best;
    }

    private static boolean equal(String leaf, String path, String word) {
        var normal = HeaderWords.normal(word);
        return leaf.equals(normal) || path.equals(normal);
    }

    private static String share(double content) {
        return Math.round(content * 100) + "%";
    }
}
