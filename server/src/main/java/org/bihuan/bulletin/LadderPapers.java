package org.bihuan.bulletin;

import java.util.List;
import org.bihuan.matter.MatterEvent;
import org.bihuan.matter.MatterHappened;
import org.bihuan.matter.MattersHappened;
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
        if (!happened.together()) {
            draft(List.of(happened));
        }
    }

    @EventListener
    void on(MattersHappened batch) {
        draft(batch.all());
    }

    private void draft(List<MatterHappened> all) {
        var wanted = all.stream().filter(each -> kind(each.event()) != null).toList();
        if (wanted.isEmpty()) {
            return;
        }
        var zone = wanted.getFirst().by().zone();
        var automatic = settings.of(zone).automatic();
        for (var happened : wanted) {
            var kind = kind(happened.event());
            if (kind != null && automatic.contains(kind)) {
                matters.find(zone, happened.matter().value())
                        .ifPresent(
                                matter -> papers.draftBySystem(happened.by(), kind, matter, Ids.next(), happened.on()));
            }
        }
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
