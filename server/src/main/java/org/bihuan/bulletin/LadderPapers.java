package org.bihuan.bulletin;

import java.util.Optional;
import org.bihuan.matter.MatterEvent;
import org.bihuan.matter.MatterHappened;
import org.bihuan.matter.Rung;
import org.bihuan.shared.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The rungs of the ladder print their papers: what happens to a matter leaves a draft for somebody to review. Part of the
 * transaction of the act; while a draft of the kind lies there no second one is made.
 */
@Component
class LadderPapers {

    private final Papers papers;
    private final MattersOnPaper matters;
    private final PaperSettings settings;

    LadderPapers(Papers papers, MattersOnPaper matters, PaperSettings settings) {
        this.papers = papers;
        this.matters = matters;
        this.settings = settings;
    }

    @EventListener
    void on(MatterHappened happened) {
        var kind = kind(happened.event());
        var zone = happened.by().zone();
        if (kind == null || !settings.of(zone).automatic().contains(kind)) {
            return;
        }
        Optional.of(happened.matter().value())
                .flatMap(id -> matters.find(zone, id))
                .ifPresent(matter -> papers.draftBySystem(happened.by(), kind, matter, Ids.next(), happened.on()));
    }

    private static @Nullable PaperKind kind(MatterEvent event) {
        if (event instanceof MatterEvent.Urged) {
            return PaperKind.URGING_NOTICE;
        }
        if (event instanceof MatterEvent.Delisted) {
            return PaperKind.DELISTING_NOTICE;
        }
        if (event instanceof MatterEvent.RungRaised raised) {
            return raised.to() == Rung.LISTED
                    ? PaperKind.LISTING_NOTICE
                    : raised.to() == Rung.INTERVIEW ? PaperKind.INTERVIEW_NOTICE : null;
        }
        return null;
    }
}
