package org.bihuan.bulletin;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.shared.Acted;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.bihuan.statistics.FigureCode;
import org.bihuan.statistics.FigureQuery;
import org.bihuan.statistics.FigureRow;
import org.bihuan.statistics.FigureScope;
import org.bihuan.statistics.Figures;
import org.bihuan.statistics.GroupBy;
import org.bihuan.statistics.Period;
import org.bihuan.statistics.Rankings;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Drafts the bulletin (督查通报) of a period: general situation, ranking, who is praised and criticised, requirements. */
@Service
public class Bulletins {

    private static final int LONGEST_DAYS = 366;

    private final PaperRepository papers;
    private final PaperSettings settings;
    private final Figures figures;
    private final Rankings rankings;
    private final UnitDirectory units;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Bulletins(
            PaperRepository papers,
            PaperSettings settings,
            Figures figures,
            Rankings rankings,
            UnitDirectory units,
            ApplicationEventPublisher events,
            Clock clock) {
        this.papers = papers;
        this.settings = settings;
        this.figures = figures;
        this.rankings = rankings;
        this.units = units;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param id given by the client: the same request twice makes one paper
     * @param addressees units that are to sign for it
     */
    @Transactional
    public UUID draft(Viewer viewer, UUID id, LocalDate from, LocalDate to, List<UnitId> addressees) {
        viewer.mustHave(Permit.PAPER_DRAFT);
        viewer.mustHave(Permit.STATISTICS_READ);
        if (!viewer.seesAll()) {
            throw PaperFigures.wholeZone();
        }
        check(from, to);
        if (!units.openAmong(viewer.zone(), addressees).containsAll(addressees)) {
            throw Problem.field("addressees", "BULLETIN-UNIT-UNKNOWN", "没有这个单位或该单位已撤并，请从单位列表中选择。");
        }
        var paper = paper(viewer, id, from, to);
        var names = units.namesOf(viewer.zone(), addressees);
        paper.author = viewer.account().value();
        paper.addressees = addressees.stream()
                .distinct()
                .map(unit -> new Paper.Addressee(unit, names.getOrDefault(unit, ""), null))
                .toList();
        if (!papers.insert(paper, viewer)) {
            return repeated(viewer, id);
        }
        events.publishEvent(new Acted(
                viewer, "bulletin.draft", "paper", id, Map.of("kind", PaperKind.BULLETIN.name(), "number", "")));
        return id;
    }

    private UUID repeated(Viewer viewer, UUID id) {
        return papers.find(viewer.zone(), id)
                .filter(paper -> viewer.account().value().equals(paper.author) && paper.kind == PaperKind.BULLETIN)
                .map(paper -> paper.id)
                .orElseThrow(Papers::commandTaken);
    }

    private void check(LocalDate from, LocalDate to) {
        if (to.isBefore(from) || from.plusDays(LONGEST_DAYS).isBefore(to)) {
            throw Problem.field("to", "BULLETIN-PERIOD-WRONG", "止期不能早于起期，统计期最长一年。");
        }
        if (from.isAfter(BusinessZone.today(clock))) {
            throw Problem.field("from", "BULLETIN-PERIOD-AHEAD", "起期不能晚于今天。");
        }
    }

    private Paper paper(Viewer viewer, UUID id, LocalDate from, LocalDate to) {
        var now = clock.instant();
        var asAt = earlier(now, BusinessZone.endOf(to));
        var office = settings.of(viewer.zone());
        var period = new Period(from, to);
        var ranking = rankings.of(
                viewer,
                new Rankings.RankingQuery(
                        FigureCode.ON_TIME_BY_ORIGINAL,
                        FigureScope.ALL,
                        period,
                        null,
                        Math.max(1, office.minimumSample()),
                        asAt,
                        now));
        var late = figures.table(
                viewer,
                new Figures.TableQuery(GroupBy.UNIT, List.of(FigureCode.OVERDUE), FigureScope.ALL, period, asAt, now));
        var overdue = overdue(viewer, period, asAt, now, office.namedMost());
        var content = new BulletinText(office, from, to, asAt, ranking, late, overdue).content();
        return new Paper(
                viewer.zone(),
                id,
                PaperKind.BULLETIN,
                false,
                new Paper.Subject(null, null, null, from, to, asAt),
                content,
                viewer.name(),
                now);
    }

    private Page<FigureRow> overdue(Viewer viewer, Period period, Instant asAt, Instant now, int most) {
        return figures.rows(
                viewer,
                new FigureQuery(FigureCode.OVERDUE, FigureScope.ALL, period, asAt, now),
                new PageRequest(1, most));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
