package org.bihuan.place;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.shared.Acted;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeping the tree of areas (区域网格). */
@Service
public class Areas {

    static final int DEEPEST = 8;

    private final AreaRepository areas;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Areas(AreaRepository areas, ApplicationEventPublisher events, Clock clock) {
        this.areas = areas;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Writes an area, new or changed.
     *
     * @param version 0 for a new one; older than the stored one: {@code PLACE-AREA-STALE}
     */
    @Transactional
    public void write(Viewer viewer, AreaId id, int version, AreaFacts facts) {
        viewer.mustHave(Permit.AREA_KEEP);
        var outline = facts.outline();
        if (outline != null) {
            outline.mustBeSound("outline");
        }
        var open = areas.open(viewer.zone());
        if (version == 0 && open.size() >= AreaRepository.MOST) {
            throw Problem.conflict("PLACE-TOO-MANY-AREAS", "区域最多 " + AreaRepository.MOST + " 个。");
        }
        mustHang(id, facts, open);
        try {
            var written = version == 0
                    ? areas.insert(viewer.zone(), id, facts)
                    : areas.update(viewer.zone(), id, facts, version);
            if (!written) {
                throw stale();
            }
        } catch (DataIntegrityViolationException unknown) {
            throw Problem.field("unit", "PLACE-UNIT-UNKNOWN", "没有这个单位或人员，请从列表中选择。");
        }
        events.publishEvent(new Acted(viewer, "place.write-area", "area", id.value(), Map.of("name", facts.name())));
    }

    /** No ring, no parent that is not there, no twin among the siblings. */
    private static void mustHang(AreaId id, AreaFacts facts, List<AreaRepository.Stored> open) {
        var byId = new HashMap<AreaId, AreaFacts>();
        open.forEach(each -> byId.put(each.id(), each.facts()));
        var above = facts.parent();
        for (int depth = 1; above != null; depth++) {
            var parent = byId.get(above);
            if (parent == null) {
                throw Problem.field("parent", "PLACE-PARENT-UNKNOWN", "没有这个上级区域或已撤销，请重新选择。");
            }
            if (above.equals(id)) {
                throw Problem.field("parent", "PLACE-AREA-RING", "上级区域不能是自己或自己的下级。");
            }
            if (depth >= DEEPEST) {
                throw Problem.field("parent", "PLACE-TOO-DEEP", "区域最多 " + DEEPEST + " 级。");
            }
            above = parent.parent();
        }
        var twin = open.stream()
                .anyMatch(each -> !each.id().equals(id)
                        && java.util.Objects.equals(each.facts().parent(), facts.parent())
                        && each.facts().name().equals(facts.name().strip()));
        if (twin) {
            throw Problem.field("name", "PLACE-NAME-TAKEN", "同一上级下已有同名区域。");
        }
    }

    /** Takes it out of use; refused while others lie below it: {@code PLACE-AREA-HAS-PARTS}. */
    @Transactional
    public void close(Viewer viewer, AreaId id, int version) {
        viewer.mustHave(Permit.AREA_KEEP);
        if (areas.open(viewer.zone()).stream()
                .anyMatch(each -> id.equals(each.facts().parent()))) {
            throw Problem.conflict("PLACE-AREA-HAS-PARTS", "该区域还有下级区域，请先撤销或改挂下级。");
        }
        if (!areas.close(viewer.zone(), id, version, clock.instant())) {
            throw stale();
        }
        events.publishEvent(new Acted(viewer, "place.close-area", "area", id.value(), Map.of()));
    }

    private static Problem stale() {
        return Problem.conflict("PLACE-AREA-STALE", "该区域刚被他人修改，请刷新后再改。");
    }
}
