package org.bihuan.bulletin;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.calendar.Calendars;
import org.bihuan.shared.Acted;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Drafts papers about one matter, filled in from it: by somebody, or by the machine when the matter comes to a point. */
@Service
public class PaperDrafts {

    private final PaperRepository papers;
    private final PaperGrounds grounds;
    private final PaperSettings settings;
    private final Calendars calendars;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PaperDrafts(
            PaperRepository papers,
            PaperGrounds grounds,
            PaperSettings settings,
            Calendars calendars,
            ApplicationEventPublisher events,
            Clock clock) {
        this.papers = papers;
        this.grounds = grounds;
        this.settings = settings;
        this.calendars = calendars;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The client gives the paper its id, so that the same request twice
     * makes one paper.
     */
    @Transactional
    public UUID draft(Viewer viewer, UUID id, PaperKind kind, UUID matter) {
        viewer.mustHave(Permit.PAPER_DRAFT);
        var facts = grounds.mustBearOut(viewer, kind, matter);
        var paper = filled(viewer, id, kind, facts, false, BusinessZone.today(clock));
        paper.author = viewer.account().value();
        if (!papers.insert(paper, viewer)) {
            return repeated(viewer, id, kind);
        }
        acted(viewer, "bulletin.draft", paper);
        return id;
    }

    private UUID repeated(Viewer viewer, UUID id, PaperKind kind) {
        return papers.find(viewer.zone(), id)
                .filter(paper -> viewer.account().value().equals(paper.author) && paper.kind == kind)
                .map(paper -> paper.id)
                .orElseThrow(Papers::commandTaken);
    }

    /** What the machine drafts by itself; nothing when there is such a draft already. */
    void draftBySystem(Viewer by, PaperKind kind, MatterOnPaper matter, UUID id, LocalDate on) {
        var system = Viewer.automatic(by.zone());
        var paper = filled(system, id, kind, matter, true, on);
        if (papers.insert(paper, system)) {
            acted(system, "bulletin.draft", paper);
        }
    }

    private Paper filled(
            Viewer viewer, UUID id, PaperKind kind, MatterOnPaper matter, boolean automatic, LocalDate on) {
        var office = settings.of(viewer.zone());
        var calendar = calendars.of(viewer.zone());
        var filling = new MatterPapers(matter, office, calendar, BusinessZone.today(clock));
        var paper = new Paper(
                viewer.zone(),
                id,
                kind,
                automatic,
                Paper.Subject.matter(matter.id(), matter.number()),
                filling.of(kind),
                viewer.name(),
                clock.instant());
        var lead = matter.leadUnit();
        paper.addressees = lead == null || !kind.isToLeadUnit()
                ? List.of()
                : List.of(new Paper.Addressee(lead, matter.leadUnitName(), null));
        new PaperClocks(office, calendar).start(paper, filling.replyDueOn(), on);
        return paper;
    }

    private void acted(Viewer viewer, String act, Paper paper) {
        events.publishEvent(new Acted(viewer, act, "paper", paper.id, Map.of("kind", paper.kind.name(), "number", "")));
    }
}
