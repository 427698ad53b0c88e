package org.bihuan.roster;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.organisation.Standing.OpenUnit;
import org.bihuan.organisation.UnitFacts;
import org.bihuan.organisation.Units;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a roster of units without errors; what changes is valid from today, and what was is kept as history. */
@Component
class UnitRosterCommit {

    private static final String REASON = "名册导入";
    private static final int LAST_PLACE = 9_999;

    private final Units units;
    private final Clock clock;

    UnitRosterCommit(Units units, Clock clock) {
        this.units = units;
        this.clock = clock;
    }

    void write(Viewer viewer, UnitRoster roster, List<OpenUnit> standing) {
        var ids = new HashMap<String, UnitId>();
        standing.forEach(unit -> ids.put(KnownNames.key(unit.facts().name()), unit.id()));
        var entries = roster.inTreeOrder();
        var awaited = new ArrayList<UnitEntry>();
        for (var entry : entries) {
            if (entry.supervisor != null && !ids.containsKey(entry.supervisor)) {
                awaited.add(entry);
            }
            place(viewer, entry, roster.names(), ids);
        }
        awaited.forEach(entry -> supervise(viewer, entry, ids));
        for (var entry : entries) {
            entry.aliases.forEach(alias -> units.addAlias(viewer, id(entry, ids), alias));
        }
    }

    private void place(Viewer viewer, UnitEntry entry, KnownNames names, Map<String, UnitId> ids) {
        if (entry.unit == null) {
            ids.put(entry.key, units.create(viewer, facts(entry, ids), null));
        } else if (entry.changed(names)) {
            units.change(
                    viewer,
                    entry.unit.id(),
                    entry.unit.version(),
                    facts(entry, ids),
                    BusinessZone.today(clock),
                    REASON);
        }
    }

    /** Once more for those whose supervisor was only opened after them. */
    private void supervise(Viewer viewer, UnitEntry entry, Map<String, UnitId> ids) {
        var version = entry.unit == null ? 1 : entry.unit.version() + 1;
        units.change(viewer, id(entry, ids), version, facts(entry, ids), BusinessZone.today(clock), REASON);
    }

    private static UnitId id(UnitEntry entry, Map<String, UnitId> ids) {
        return Objects.requireNonNull(ids.get(entry.key));
    }

    private static UnitFacts facts(UnitEntry entry, Map<String, UnitId> ids) {
        var before = entry.unit == null ? null : entry.unit.facts();
        var supervisor = of(entry.supervisor, ids);
        return new UnitFacts(
                before == null ? entry.name : before.name(),
                entry.shortName,
                before == null ? null : before.code(),
                Objects.requireNonNull(entry.kind),
                of(entry.parent, ids),
                supervisor == null && before != null ? before.supervisedBy() : supervisor,
                before == null ? Math.min(entry.line.row(), LAST_PLACE) : before.sort());
    }

    private static @Nullable UnitId of(@Nullable String key, Map<String, UnitId> ids) {
        return key == null ? null : ids.get(key);
    }
}
