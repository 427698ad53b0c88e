package org.bihuan.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.Acted;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opening, changing, closing and naming units. */
@Service
public class Units {

    private static final int LONGEST_ALIAS = 50;

    private final UnitRepository units;
    private final UnitTreeRule rule;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Units(UnitRepository units, UnitTreeRule rule, ApplicationEventPublisher events, Clock clock) {
        this.units = units;
        this.rule = rule;
        this.events = events;
        this.clock = clock;
    }

    /** Opens a unit valid from the given day, today when absent. */
    @Transactional
    public UnitId create(Viewer viewer, UnitFacts wanted, @Nullable LocalDate from) {
        viewer.mustHave(Permit.ORGANISATION_EDIT);
        var zone = viewer.zone();
        var facts = wanted.stripped();
        var today = BusinessZone.today(clock);
        var start = from == null ? today : from;
        Unit.mustNotBeFuture(start, today);
        units.lockTree(zone);
        rule.mustFit(zone, null, facts, start);
        var unit = new Unit(UnitId.next(), facts, start, null, start, null, 1);
        units.insert(zone, unit);
        events.publishEvent(new OrganisationEvent.UnitOpened(zone, unit.id()));
        acted(viewer, "unit.create", unit.id(), Map.of("name", facts.name()));
        return unit.id();
    }

    /**
     * Changes a unit: with a day, what it was until then is kept as history; without, the present state is corrected.
     * Former names remain known as aliases.
     */
    @Transactional
    public void change(
            Viewer viewer, UnitId id, int version, UnitFacts wanted, @Nullable LocalDate from, String reason) {
        viewer.mustHave(Permit.ORGANISATION_EDIT);
        var zone = viewer.zone();
        units.lockTree(zone);
        var before = units.load(zone, id);
        mustBeCurrent(before, version);
        var facts = wanted.stripped();
        var after = before.changed(facts, from, BusinessZone.today(clock));
        rule.mustFit(zone, before, facts, after.stateFrom());
        if (!after.stateFrom().equals(before.stateFrom()) && facts.differsInHistory(before.facts())) {
            units.keepPast(zone, before, after.stateFrom(), reason.strip());
            units.update(zone, after);
            rememberNames(zone, before, id);
        } else {
            units.update(zone, new Unit(id, facts, before.validFrom(), null, before.stateFrom(), null, version + 1));
        }
        events.publishEvent(new OrganisationEvent.UnitChanged(zone, id));
        acted(
                viewer,
                "unit.change",
                id,
                Map.of("name", facts.name(), "from", after.stateFrom().toString()));
    }

    /** Ends a unit. Posts in it end too; its names and aliases lead to the successor from now on. */
    @Transactional
    public void close(Viewer viewer, UnitId id, int version, LocalDate on, @Nullable UnitId successor) {
        viewer.mustHave(Permit.ORGANISATION_EDIT);
        var zone = viewer.zone();
        units.lockTree(zone);
        var before = units.load(zone, id);
        mustBeCurrent(before, version);
        var after = before.closed(on, successor, BusinessZone.today(clock));
        rule.mustHaveNoChildren(zone, id);
        if (successor != null) {
            rule.mustBeOpen(zone, successor, "successor");
        }
        units.endPosts(zone, id, on);
        units.update(zone, after);
        if (successor != null) {
            units.handOverAliases(zone, id, successor);
            rememberNames(zone, before, successor);
        }
        events.publishEvent(new OrganisationEvent.UnitClosed(zone, id, successor));
        acted(viewer, "unit.close", id, Map.of("on", on.toString()));
    }

    /** Gives a unit a further name; refuses one that already means another unit. */
    @Transactional
    public void addAlias(Viewer viewer, UnitId id, String alias) {
        viewer.mustHave(Permit.ORGANISATION_EDIT);
        name(viewer, id, alias);
    }

    @Transactional
    public void removeAlias(Viewer viewer, UnitId id, UUID alias) {
        viewer.mustHave(Permit.ORGANISATION_EDIT);
        if (!units.removeAlias(viewer.zone(), units.load(viewer.zone(), id).id(), alias)) {
            throw Problem.missing("ORGANISATION-ALIAS-MISSING", "没有这个别名，可能已被删除，请刷新。");
        }
        acted(viewer, "unit.remove-alias", id, Map.of());
    }

    /** Remembers what a ledger calls the unit; for importers, who answer the question once. */
    @Transactional
    public void learn(Viewer viewer, UnitId id, String alias) {
        if (!viewer.may(Permit.ORGANISATION_EDIT)) {
            viewer.mustHave(Permit.LEDGER_IMPORT);
        }
        name(viewer, id, alias);
    }

    private void name(Viewer viewer, UnitId id, String text) {
        var alias = UnitNames.plain(text);
        if (alias.isEmpty() || alias.length() > LONGEST_ALIAS) {
            throw Problem.field("alias", "ORGANISATION-ALIAS-MALFORMED", "别名为 1 至 50 个字。");
        }
        var zone = viewer.zone();
        units.lockTree(zone);
        units.load(zone, id).mustBeOpen();
        rule.mustBeFree(zone, id, alias, "alias");
        if (units.addAlias(zone, id, alias)) {
            acted(viewer, "unit.add-alias", id, Map.of("alias", alias));
        }
    }

    private void rememberNames(ZoneKey zone, Unit before, UnitId heir) {
        for (var name : new String[] {before.facts().name(), before.facts().shortName()}) {
            if (rule.isFree(zone, heir, name)) {
                units.addAlias(zone, heir, name);
            }
        }
    }

    private static void mustBeCurrent(Unit unit, int version) {
        if (unit.version() != version) {
            throw Stale.problem(unit);
        }
    }

    private void acted(Viewer viewer, String act, UnitId id, Map<String, Object> facts) {
        events.publishEvent(new Acted(viewer, act, "unit", id.value(), facts));
    }
}
