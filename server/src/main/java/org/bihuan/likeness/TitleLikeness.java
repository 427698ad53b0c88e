package org.bihuan.likeness;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * How alike two titles are: the share of neighbouring pairs of characters they have in common (Dice), 0 to 100. Blanks and
 * punctuation do not count, nor does the width of letters and digits.
 */
final class TitleLikeness {

    private TitleLikeness() {}

    static int percent(String one, String other) {
        var left = pairs(one);
        var right = pairs(other);
        if (left.isEmpty() || right.isEmpty()) {
            return 0;
        }
        var common = new HashSet<>(left);
        common.retainAll(right);
        return 200 * common.size() / (left.size() + right.size());
    }

    private static Set<String> pairs(String title) {
        var plain = Normalizer.normalize(title, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .toArray();
        var pairs = new HashSet<String>();
        for (int i = 0; i + 1 < plain.length; i++) {
            pairs.add(new String(plain, i, 2));
        }
        return pairs;
    }
}
