package org.bihuan.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.bihuan.bulletin.PaperAct;
import org.bihuan.bulletin.PaperKind;
import org.bihuan.bulletin.PaperList;
import org.bihuan.bulletin.PaperShow;
import org.bihuan.bulletin.PaperState;
import org.bihuan.bulletin.Papers;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** A few of the drafts the stories left behind go out: reviewed by the office's head, issued by the officer. */
@Component
@ConditionalOnBooleanProperty("bihuan.demo")
final class DemoPapers {

    private static final int ISSUED = 3;

    private final PaperList list;
    private final PaperShow shows;
    private final Papers papers;
    private final DemoCast cast;
    private final Clock clock;

    DemoPapers(PaperList list, PaperShow shows, Papers papers, DemoCast cast, Clock clock) {
        this.list = list;
        this.shows = shows;
        this.papers = papers;
        this.cast = cast;
        this.clock = clock;
    }

    void issueSome(ZoneKey zone) {
        var officer = cast.viewer(zone, "ducha");
        var head = cast.viewer(zone, "duchazhuren");
        var start = clock.instant().minus(Duration.ofDays(1));
        for (var draft : drafts(officer)) {
            DemoClock.at(start, () -> act(officer, draft, PaperAct.SUBMIT));
            DemoClock.at(start.plus(Duration.ofHours(1)), () -> act(head, draft, PaperAct.APPROVE));
            DemoClock.at(start.plus(Duration.ofHours(2)), () -> act(officer, draft, PaperAct.ISSUE));
        }
    }

    private List<UUID> drafts(Viewer officer) {
        var filter = new PaperList.Filter(
                null, List.of(PaperKind.URGING_NOTICE), List.of(PaperState.DRAFT), null, null, null);
        return list.page(officer, filter, new PageRequest(1, ISSUED)).items().stream()
                .map(PaperList.Row::id)
                .toList();
    }

    private void act(Viewer viewer, UUID paper, PaperAct act) {
        papers.act(viewer, paper, shows.of(viewer, paper).version(), new Papers.Order(act, null, null));
    }
}
