package org.bihuan.roster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.organisation.Standing.OpenUnit;
import org.bihuan.organisation.UnitNames;
import org.bihuan.organisation.UnitTree;
import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A roster of units against the units that stand. Superiors may be named before, after or outside the file; names must
 * be unmistakable and the tree without rings once all is done.
 */
final class UnitRoster {

    private final List<UnitEntry> entries = new ArrayList<>();
    private final Map<String, @Nullable String> parents = new HashMap<>();
    private final Set<String> placed = new HashSet<>();
    private final KnownNames names;

    UnitRoster(List<Line> lines, List<OpenUnit> standing, UnitNames alike) {
        names = new KnownNames(standing, alike);
        var byKey = new HashMap<String, OpenUnit>();
        standing.forEach(unit -> byKey.put(KnownNames.key(unit.facts().name()), unit));
        lines.forEach(line -> {
            var entry = new UnitEntry(line, byKey.get(KnownNames.key(line.text(RosterColumn.NAME))));
            entries.add(entry);
        });
        var opened = entries.stream().filter(UnitEntry::fresh).count();
        if (standing.size() + opened > UnitTree.MOST) {
            throw Problem.fields("ROSTER-TOO-MANY-UNITS", "全区单位最多 " + UnitTree.MOST + " 个，请删减后再导入。", List.of());
        }
        claimNames();
        standing.forEach(unit -> parents.put(
                KnownNames.key(unit.facts().name()), names.keyOf(unit.facts().parent())));
        entries.forEach(this::placeInTree);
        entries.forEach(this::mustNotRing);
    }

    private void claimNames() {
        var rows = new HashMap<String, Integer>();
        for (var entry : entries) {
            var twice = entry.key.isEmpty() ? null : rows.putIfAbsent(entry.key, entry.line.row());
            if (twice != null) {
                entry.line.fault(RosterColumn.NAME, "ROSTER-ROW-TWICE", "与第 " + twice + " 行是同一单位，请合并为一行。");
            } else if (!entry.key.isEmpty()) {
                claim(entry, RosterColumn.NAME, entry.name);
            }
        }
        for (var entry : entries) {
            claim(entry, RosterColumn.SHORT_NAME, entry.shortName);
            entry.aliases.forEach(alias -> claim(entry, RosterColumn.ALIASES, alias));
        }
    }

    private void claim(UnitEntry entry, RosterColumn column, String name) {
        var owner = name.isEmpty() ? null : names.claim(name, entry.key);
        if (owner != null) {
            entry.line.fault(
                    column,
                    "ROSTER-NAME-TAKEN",
                    "“" + Line.brief(name) + "”已是“" + Line.brief(owner) + "”的名称、简称或别名。同一单位请填全称，不同单位请换一个。");
        }
    }

    private void placeInTree(UnitEntry entry) {
        var facts = entry.unit == null ? null : entry.unit.facts();
        entry.parent = meant(entry, RosterColumn.PARENT, facts == null ? null : names.keyOf(facts.parent()));
        entry.supervisor =
                meant(entry, RosterColumn.SUPERVISED_BY, facts == null ? null : names.keyOf(facts.supervisedBy()));
        if (entry.key.equals(entry.supervisor)) {
            entry.line.fault(RosterColumn.SUPERVISED_BY, "ROSTER-SUPERVISES-ITSELF", "主管单位不能是本单位。");
        }
        if (placed.add(entry.key)) {
            parents.put(entry.key, entry.parent);
        }
    }

    private @Nullable String meant(UnitEntry entry, RosterColumn column, @Nullable String otherwise) {
        var written = entry.line.text(column);
        if (written.isEmpty()) {
            return otherwise;
        }
        var key = names.find(written);
        if (key == null) {
            entry.line.fault(column, "ROSTER-UNIT-UNKNOWN", names.unknown(written));
        }
        return key;
    }

    private void mustNotRing(UnitEntry entry) {
        var seen = new HashSet<String>();
        for (var above = entry.parent; above != null && seen.add(above); above = parents.get(above)) {
            if (above.equals(entry.key)) {
                entry.line.fault(RosterColumn.PARENT, "ROSTER-TREE-RING", "上级单位不能是本单位或它的下级，请核对各行的上级单位。");
                return;
            }
        }
    }

    List<RosterRow> rows() {
        return entries.stream()
                .map(entry -> RosterRow.of(entry.line, Line.brief(entry.name), entry.fresh(), entry.changes(names)))
                .toList();
    }

    /** Superiors before those below them, so that no step makes a ring on the way. */
    List<UnitEntry> inTreeOrder() {
        return entries.stream().sorted(Comparator.comparingInt(this::depth)).toList();
    }

    private int depth(UnitEntry entry) {
        int depth = 0;
        for (var above = entry.parent; above != null && depth <= UnitTree.MOST; above = parents.get(above)) {
            depth++;
        }
        return depth;
    }

    KnownNames names() {
        return names;
    }
}
