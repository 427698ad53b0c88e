package org.bihuan.demo;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.bihuan.bulletin.Bulletins;
import org.bihuan.bulletin.PaperAct;
import org.bihuan.bulletin.PaperKind;
import org.bihuan.bulletin.PaperList;
import org.bihuan.bulletin.PaperShow;
import org.bihuan.bulletin.PaperState;
import org.bihuan.bulletin.Papers;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Ids;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** A few of the drafts the stories left behind go out, and the bulletin of last week: reviewed by the office's head. */
@Component
@ConditionalOnBooleanProperty("bihuan.demo")
final class DemoPapers {

    private static final int ISSUED = 3;

    private final PaperList list;
    private final PaperShow shows;
    private final Papers papers;
    private final Bulletins bulletins;
    private final DemoCast cast;
    private final Clock clock;

    DemoPapers(PaperList list, PaperShow shows, Papers papers, Bulletins bulletins, DemoCast cast, Clock clock) {
        this.list = list;
        this.shows = shows;
        this.papers = papers;
        this.bulletins = bulletins;
        this.cast = cast;
        this.clock = clock;
    }

    void issueSome(ZoneKey zone) {
        var officer = cast.viewer(zone, "ducha");
        var head = cast.viewer(zone, "duchazhuren");
        var start = clock.instant().minus(Duration.ofDays(1));
        drafts(officer).forEach(draft -> issue(officer, head, draft, start));
        var monday = BusinessZone.dateOf(start)
                .with(TemporalAdjusters.previous(DayOfWeek.MONDAY))
                .minusWeeks(1);
        var bulletin = Ids.next();
        var units = List.copyOf(cast.of(zone).units().values());
        DemoClock.at(start, () -> bulletins.draft(officer, bulletin, monday, monday.plusDays(6), units));
        issue(officer, head, bulletin, start);
        // This week's lies there as a draft: its figures go on until it is issued.
        bulletins.draft(officer, Ids.next(), monday.plusWeeks(1), monday.plusDays(13), units);
    }

    private void issue(Viewer officer, Viewer head, UUID paper, Instant from) {
        DemoClock.at(from, () -> act(officer, paper, PaperAct.SUBMIT));
        DemoClock.at(from.plus(Duration.ofHours(1)), () -> act(head, paper, PaperAct.APPROVE));
        DemoClock.at(from.plus(Duration.ofHours(2)), () -> act(officer, paper, PaperAct.ISSUE));
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
