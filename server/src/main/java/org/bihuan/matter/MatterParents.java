package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.bihuan.access.Audience;
import org.bihuan.notice.NoticeKind;
import org.bihuan.notice.Notices;
import org.bihuan.shared.Permit;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** When the last child is done, its parent can be reported: the parent's lead unit is told. */
@Component
class MatterParents {

    private static final Set<MatterState> BEING_HANDLED =
            EnumSet.of(MatterState.RECEIVED, MatterState.IN_PROGRESS, MatterState.REWORK);

    private final DSLContext sql;
    private final MatterRepository matters;
    private final Audience audience;
    private final Notices notices;

    MatterParents(DSLContext sql, MatterRepository matters, Audience audience, Notices notices) {
        this.sql = sql;
        this.matters = matters;
        this.audience = audience;
        this.notices = notices;
    }

    @EventListener
    void on(MatterHappened happened) {
        var from = happened.from();
        if (from == null || !from.isLive() || happened.to().isLive()) {
            return;
        }
        var zone = happened.by().zone();
        sql.select(MATTER_.PARENT_ID)
                .from(MATTER_)
                .where(
                        MATTER_.ZONE_ID.eq(zone.value()),
                        MATTER_.ID.eq(happened.matter().value()),
                        MATTER_.PARENT_ID.isNotNull())
                .fetchOptional(MATTER_.PARENT_ID)
                .flatMap(parent -> matters.findWhole(zone, new MatterId(parent)))
                .filter(parent -> parent.openChildren.isEmpty() && BEING_HANDLED.contains(parent.state))
                .ifPresent(this::tell);
    }

    private void tell(Matter parent) {
        var lead = parent.leadUnit;
        if (lead != null) {
            notices.tell(
                    parent.zone,
                    audience.of(parent.zone, java.util.List.of(lead), Permit.MATTER_HANDLE),
                    new NoticeKind("matter.children-done"),
                    "matter",
                    parent.id.value(),
                    Map.of("number", parent.numberOrEmpty(), "title", Restriction.outwardTitle(parent)));
        }
    }
}
