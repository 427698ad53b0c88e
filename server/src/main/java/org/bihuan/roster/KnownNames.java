package org.bihuan.roster;

import java.util.HashMap;
import java.util.Map;
import org.bihuan.organisation.Standing;
import org.bihuan.organisation.UnitNames;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Which unit a name means, among those that stand and those of the file. A unit is called by its key, the full name
 * without blanks. Names of a unit that is about to be renamed still count, so that no two units meet on one name.
 */
final class KnownNames {

    private final Map<String, String> owners = new HashMap<>();
    private final Map<UnitId, String> keys = new HashMap<>();
    private final UnitNames alike;

    KnownNames(Iterable<Standing.OpenUnit> standing, UnitNames alike) {
        this.alike = alike;
        for (var unit : standing) {
            keys.put(unit.id(), key(unit.facts().name()));
            claim(unit.facts().name(), key(unit.facts().name()));
        }
        for (var unit : standing) {
            var key = key(unit.facts().name());
            claim(unit.facts().shortName(), key);
            unit.aliases().forEach(alias -> claim(alias, key));
        }
    }

    static String key(String name) {
        return UnitNames.plain(name);
    }

    /** Takes the name for the unit; answers whose it already is when it is another's. */
    @Nullable
    String claim(String name, String key) {
        var owner = owners.putIfAbsent(key(name), key);
        return owner == null || owner.equals(key) ? null : owner;
    }

    /** The key of the unit a written name certainly means, or null. */
    @Nullable
    String find(String written) {
        return owners.get(key(written));
    }

    @Nullable
    String keyOf(@Nullable UnitId unit) {
        return unit == null ? null : keys.get(unit);
    }

    /** What to say about a name nobody goes by. */
    String unknown(String written) {
        var text = "没有单位叫“" + Line.brief(written) + "”";
        return switch (alike.meaningOf(written)) {
            case UnitNames.Meaning.Suggested(var units) ->
                text + "，是否指“" + units.getFirst().name() + "”？请填写全称、简称或别名。";
            case UnitNames.Meaning.Known(var ignored) -> text + "，请填写全称、简称或别名。";
            case UnitNames.Meaning.Unknown() -> text + "，请填写全称、简称或别名，或先新设该单位。";
        };
    }
}
