package org.bihuan.matter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.form.FieldReading;
import org.bihuan.organisation.PeopleNames;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.bihuan.subject.DirectoryReading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the loop asks of the directory: names for the timeline, and that units named by a client are open in its zone. */
@Component
class MatterUnits {

    private final UnitDirectory directory;
    private final PeopleNames people;

    MatterUnits(UnitDirectory directory, PeopleNames people) {
        this.directory = directory;
        this.people = people;
    }

    Situation.UnitNaming naming(ZoneKey zone) {
        return new Situation.UnitNaming() {
            @Override
            public String open(UnitId unit, String field) {
                mustBeOpen(zone, List.of(unit), field);
                return of(unit);
            }

            @Override
            public String of(UnitId unit) {
                return name(zone, unit);
            }
        };
    }

    /** For fields of a form that name units and people. */
    FieldReading directory(ZoneKey zone) {
        return new DirectoryReading(zone, directory, people);
    }

    @Nullable
    String nameOf(Viewer viewer) {
        var unit = viewer.unit();
        return unit == null ? null : name(viewer.zone(), unit);
    }

    /** The names of the units with a sub-task. */
    Map<UnitId, String> namesOfSupport(Matter matter) {
        return matter.parts.subTasks.isEmpty()
                ? Map.of()
                : directory.namesOf(
                        matter.zone,
                        matter.parts.subTasks.values().stream()
                                .map(SubTask::unit)
                                .toList());
    }

    private String name(ZoneKey zone, UnitId unit) {
        return Objects.requireNonNull(directory.namesOf(zone, List.of(unit)).get(unit));
    }

    void mustBeOpen(ZoneKey zone, Opening opening) {
        mustBeOpen(zone, listed(opening.leadUnit()), "leadUnit");
        mustBeOpen(zone, listed(opening.territorialUnit()), "territorialUnit");
        mustBeOpen(zone, listed(opening.regulatoryUnit()), "regulatoryUnit");
        mustBeOpen(zone, opening.supporting(), "supportingUnits");
    }

    void mustBeOpen(ZoneKey zone, MatterOrder order) {
        if (order instanceof MatterOrder.Assign assign && assign.supportingUnits() != null) {
            mustBeOpen(zone, assign.supportingUnits(), "supportingUnits");
        }
        if (order instanceof PartOrder.Split split) {
            mustBeOpen(
                    zone,
                    split.children().stream().map(PartOrder.Child::leadUnit).toList(),
                    "children");
        }
        if (order instanceof MatterOrder.Return back) {
            mustBeOpen(zone, listed(back.suggestedUnit()), "suggestedUnit");
        }
    }

    private void mustBeOpen(ZoneKey zone, Collection<UnitId> units, String field) {
        if (!directory.openAmong(zone, units).containsAll(units)) {
            throw Problem.field(field, "MATTER-UNIT-UNKNOWN", "没有这个单位或该单位已撤并，请从单位列表中选择。");
        }
    }

    private static List<UnitId> listed(@Nullable UnitId unit) {
        var units = new ArrayList<UnitId>();
        if (unit != null) {
            units.add(unit);
        }
        return units;
    }
}
