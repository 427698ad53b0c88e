package org.bihuan.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bihuan.organisation.Standing;
import org.bihuan.organisation.UnitKind;
import org.bihuan.organisation.UnitNames;
import org.bihuan.roster.RosterRow.Change;
import org.jspecify.annotations.Nullable;

/**
 * A line of a roster of units beside the unit it is about, absent for a new one. Empty cells leave a standing unit as
 * it is; aliases are added, never taken away.
 */
final class UnitEntry {

    private static final int LONGEST_ALIAS = 50;
    private static final int MOST_ALIASES = 20;

    final Line line;
    final String name;
    final String key;
    final Standing.@Nullable OpenUnit unit;
    final String shortName;
    final @Nullable UnitKind kind;
    final List<String> aliases;

    @Nullable
    String parent;

    @Nullable
    String supervisor;

    UnitEntry(Line line, Standing.@Nullable OpenUnit unit) {
        this.line = line;
        this.unit = unit;
        this.name = line.text(RosterColumn.NAME);
        this.key = KnownNames.key(name);
        this.shortName = readShortName();
        this.kind = readKind();
        this.aliases = readAliases();
    }

    boolean fresh() {
        return unit == null;
    }

    private String readShortName() {
        var written = line.text(RosterColumn.SHORT_NAME);
        if (!written.isEmpty()) {
            return written;
        }
        if (unit != null) {
            return unit.facts().shortName();
        }
        if (name.length() > RosterColumn.SHORT_NAME.longest()) {
            line.fault(RosterColumn.SHORT_NAME, "ROSTER-CELL-REQUIRED", "单位名称较长，请填写不超过 50 个字的简称。");
        }
        return name;
    }

    private @Nullable UnitKind readKind() {
        var written = line.text(RosterColumn.KIND);
        if (written.isEmpty()) {
            if (unit == null) {
                line.fault(RosterColumn.KIND, "ROSTER-CELL-REQUIRED", "新设单位请填写类型，如“职能部门”“街道”。");
            }
            return unit == null ? null : unit.facts().kind();
        }
        var kind = RosterWords.kind(written);
        if (kind.isEmpty()) {
            line.fault(
                    RosterColumn.KIND,
                    "ROSTER-KIND-UNKNOWN",
                    "没有“" + Line.brief(written)
                            + "”这种类型。可填：党工委、管委会、职能部门、办公室、中心、产业园区、街道、村、社区、国有公司、垂管单位、领导小组、指挥部、工作专班、其他。");
        }
        return kind.orElse(null);
    }

    /** Only those the unit does not go by yet. */
    private List<String> readAliases() {
        var fresh = new ArrayList<String>();
        for (var part : line.text(RosterColumn.ALIASES).split("[、，,;；]")) {
            var alias = UnitNames.plain(part);
            if (alias.length() > LONGEST_ALIAS) {
                line.fault(RosterColumn.ALIASES, "ROSTER-TEXT-TOO-LONG", "每个别名最多 50 个字，请用“、”分开。");
            } else if (!alias.isEmpty() && !fresh.contains(alias) && !goesBy(alias)) {
                fresh.add(alias);
            }
        }
        if (fresh.size() > MOST_ALIASES) {
            line.fault(RosterColumn.ALIASES, "ROSTER-TOO-MANY-ALIASES", "一次最多添加 20 个别名，请删减。");
        }
        return List.copyOf(fresh);
    }

    private boolean goesBy(String alias) {
        return alias.equals(key)
                || alias.equals(UnitNames.plain(shortName))
                || unit != null
                        && (unit.aliases().contains(alias)
                                || alias.equals(UnitNames.plain(unit.facts().shortName())));
    }

    /** Old and new of everything that would differ; parent and supervisor by the names given. */
    List<Change> changes(KnownNames names) {
        var changes = new ArrayList<Change>();
        var facts = unit == null ? null : unit.facts();
        change(changes, RosterColumn.SHORT_NAME, facts == null ? null : facts.shortName(), shortName);
        change(
                changes,
                RosterColumn.KIND,
                facts == null ? null : facts.kind().name(),
                kind == null ? null : kind.name());
        change(changes, RosterColumn.PARENT, facts == null ? null : names.keyOf(facts.parent()), parent);
        change(
                changes,
                RosterColumn.SUPERVISED_BY,
                facts == null ? null : names.keyOf(facts.supervisedBy()),
                supervisor);
        if (!aliases.isEmpty()) {
            var before = unit == null || unit.aliases().isEmpty() ? null : String.join("、", unit.aliases());
            var added = String.join("、", aliases);
            changes.add(new Change(RosterColumn.ALIASES, before, before == null ? added : before + "、" + added));
        }
        return changes;
    }

    /** Whether more than its aliases would change. */
    boolean changed(KnownNames names) {
        return changes(names).stream().anyMatch(change -> change.field() != RosterColumn.ALIASES);
    }

    private static void change(
            List<Change> changes, RosterColumn field, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(field, before, after));
        }
    }
}
