package org.bihuan.matter;

import org.bihuan.notice.NoticesAbout;
import org.bihuan.shared.Viewer;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who has been told of a matter already, for who may restrict it: what has left cannot be called back. */
@Repository
public class ToldAlready {

    private final MatterSight sight;
    private final MatterRepository matters;
    private final NoticesAbout notices;

    ToldAlready(MatterSight sight, MatterRepository matters, NoticesAbout notices) {
        this.sight = sight;
        this.matters = matters;
        this.notices = notices;
    }

    /** Refuses as restricting itself would be refused. */
    @Transactional(readOnly = true)
    public NoticesAbout.Told of(Viewer viewer, MatterId id) {
        sight.mustSee(viewer, id);
        var matter = matters.findWhole(viewer.zone(), id).orElseThrow(MatterSight::missing);
        MatterPolicy.refusal(matter, MatterAct.RESTRICT, viewer, matters.units(matter, Slot.SUPPORTING_UNIT))
                .ifPresent(refusal -> {
                    throw refusal;
                });
        return notices.of(viewer.zone(), "matter", id.value());
    }
}
