package org.bihuan.handover;

import static org.bihuan.schema.handover.Tables.ITEM;

import org.bihuan.matter.CircleEvent;
import org.bihuan.matter.MatterHappened;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears of matters only few may know of from now on: a hand-over names them by their number alone. */
@Component
class HandoverWatch {

    private final DSLContext sql;

    HandoverWatch(DSLContext sql) {
        this.sql = sql;
    }

    @EventListener
    void on(MatterHappened happened) {
        if (happened.event() instanceof CircleEvent.Restricted) {
            sql.update(ITEM)
                    .set(ITEM.TITLE, happened.title())
                    .where(
                            ITEM.ZONE_ID.eq(happened.by().zone().value()),
                            ITEM.KIND.eq(ItemKind.MATTER.name()),
                            ITEM.OBJECT_ID.eq(happened.matter().value()))
                    .execute();
        }
    }
}
