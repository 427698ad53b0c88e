package org.bihuan.organisation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.bihuan.shared.UnitId;

/**
 * Which unit a written name means. Full name, short name and alias are certain; anything else is at most suggested,
 * never taken: “澜河” may be the subdistrict or the village. A snapshot for one import; holds no connection.
 */
public final class UnitNames {

    /** The answer for one written name. */
    public sealed interface Meaning {
        /** Certainly this unit. */
        record Known(UnitId unit) implements Meaning {}

        /** Perhaps one of these, likeliest first, at most five. */
        record Suggested(List<UnitDirectory.Entry> units) implements Meaning {}

        /** Nothing alike. */
        record Unknown() implements Meaning {}
    }

    private static final int MOST_SUGGESTED = 5;
    private static final double ALIKE = 0.5;
    private static final Pattern BLANK = Pattern.compile("[\\s\\u3000\\u200B\\uFEFF]+");
    private static final Pattern HEAD = Pattern.compile("^(经济技术开发区|经济开发区|经开区|开发区|高新区|市|区)");
    private static final Pattern TAIL =
            Pattern.compile("(街道办事处|办事处|街道办|街道|社区居委会|社区|村委会|村|管理委员会|委员会|管委会|有限责任公司|有限公司|公司|分局|局|中心|大队|支队|办公室|办)$");

    private final Map<String, UnitDirectory.Entry> known = new HashMap<>();
    private final Map<String, Set<UnitDirectory.Entry>> stems = new HashMap<>();
    private final List<String> zoneNames;

    UnitNames(List<UnitDirectory.Entry> units, List<String> zoneNames) {
        this.zoneNames = zoneNames;
        units.forEach(unit -> unit.aliases().forEach(alias -> enter(alias, unit)));
        units.forEach(unit -> enter(unit.shortName(), unit));
        units.forEach(unit -> enter(unit.name(), unit));
    }

    /** Without blanks, full-width letters and brackets made plain; how aliases are stored. */
    public static String plain(String text) {
        return BLANK.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
    }

    public Meaning meaningOf(String written) {
        var name = plain(written);
        var certain = known.get(name);
        if (certain != null) {
            return new Meaning.Known(certain.id());
        }
        var alike = alike(name);
        return alike.isEmpty() ? new Meaning.Unknown() : new Meaning.Suggested(alike);
    }

    private void enter(String name, UnitDirectory.Entry unit) {
        known.put(plain(name), unit);
        stems.computeIfAbsent(stem(plain(name)), any -> new HashSet<>()).add(unit);
    }

    private List<UnitDirectory.Entry> alike(String name) {
        var stem = stem(name);
        if (stem.isEmpty()) {
            return List.of();
        }
        var closeness = new HashMap<UnitDirectory.Entry, Double>();
        stems.forEach((other, units) -> {
            var close = closeness(stem, other);
            if (close >= ALIKE) {
                units.forEach(unit -> closeness.merge(unit, close, Math::max));
            }
        });
        return closeness.entrySet().stream()
                .sorted(Map.Entry.<UnitDirectory.Entry, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(each -> each.getKey().name()))
                .limit(MOST_SUGGESTED)
                .map(Map.Entry::getKey)
                .toList();
    }

    private String stem(String name) {
        var bare = name;
        for (var zone : zoneNames) {
            bare = bare.startsWith(zone) && bare.length() > zone.length() ? bare.substring(zone.length()) : bare;
        }
        bare = HEAD.matcher(bare).replaceFirst("");
        var stem = TAIL.matcher(bare).replaceFirst("");
        return stem.isEmpty() ? bare : stem;
    }

    /** Dice's coefficient over pairs of neighbouring characters; abbreviations (住建 in 住房和城乡建设) count as alike. */
    private static double closeness(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        if (one.length() < 2 || other.length() < 2) {
            return 0;
        }
        if (abbreviates(one, other) || abbreviates(other, one)) {
            return 0.7;
        }
        var pairs = pairs(one);
        var others = pairs(other);
        var all = pairs.size() + others.size();
        pairs.retainAll(new HashSet<>(others));
        return 2.0 * pairs.size() / all;
    }

    private static boolean abbreviates(String brief, String full) {
        if (brief.length() >= full.length() || brief.charAt(0) != full.charAt(0)) {
            return false;
        }
        int at = 0;
        for (int i = 0; i < full.length() && at < brief.length(); i++) {
            at += full.charAt(i) == brief.charAt(at) ? 1 : 0;
        }
        return at == brief.length();
    }

    private static List<String> pairs(String text) {
        var pairs = new ArrayList<String>();
        for (int i = 0; i + 1 < text.length(); i++) {
            pairs.add(text.substring(i, i + 2));
        }
        return pairs;
    }
}
