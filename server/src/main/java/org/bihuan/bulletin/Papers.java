package org.bihuan.bulletin;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.shared.Acted;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The use cases of papers. Every act names the version it was decided on. */
@Service
public class Papers {

    static final int MOST_ADDRESSEES = 300;

    /**
     * An act.
     *
     * @param note opinion or reason, where the act has one
     * @param on the day of a filing or publication
     */
    public record Order(
            PaperAct act, @Nullable String note, @Nullable LocalDate on) {}

    private final PaperRepository papers;
    private final PaperSettings settings;
    private final PaperNumbers numbers;
    private final PaperFigures figures;
    private final Corrections corrections;
    private final PaperFiles files;
    private final PaperNotices notices;
    private final UnitDirectory units;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Papers(
            PaperRepository papers,
            PaperSettings settings,
            PaperNumbers numbers,
            PaperFigures figures,
            Corrections corrections,
            PaperFiles files,
            PaperNotices notices,
            UnitDirectory units,
            ApplicationEventPublisher events,
            Clock clock) {
        this.papers = papers;
        this.settings = settings;
        this.numbers = numbers;
        this.figures = figures;
        this.corrections = corrections;
        this.files = files;
        this.notices = notices;
        this.units = units;
        this.events = events;
        this.clock = clock;
    }

    static Problem commandTaken() {
        return Problem.conflict("BULLETIN-COMMAND-TAKEN", "该指令号已用于其他公文，请刷新页面后重新提交。");
    }

    /** Writes a draft anew. */
    @Transactional
    public void edit(Viewer viewer, UUID id, int version, PaperContent content, List<UnitId> addressees) {
        var paper = load(viewer, id, version);
        refuse(paper, PaperAct.EDIT, viewer);
        ContentRules.check(content, paper.subject);
        paper.edit(viewer, content, addressees(viewer, addressees));
        save(viewer, paper);
        papers.replaceAddressees(paper);
        acted(viewer, "bulletin.edit", paper);
    }

    private List<Paper.Addressee> addressees(Viewer viewer, List<UnitId> chosen) {
        var wanted = new LinkedHashSet<>(chosen);
        if (!units.openAmong(viewer.zone(), wanted).containsAll(wanted)) {
            throw Problem.field("addressees", "BULLETIN-UNIT-UNKNOWN", "没有这个单位或该单位已撤并，请从单位列表中选择。");
        }
        var names = units.namesOf(viewer.zone(), wanted);
        return wanted.stream()
                .map(unit -> new Paper.Addressee(unit, names.getOrDefault(unit, ""), null))
                .toList();
    }

    /** Takes a paper further: submit, review, issue, sign for, withdraw. */
    @Transactional
    public void act(Viewer viewer, UUID id, int version, Order order) {
        var act = order.act();
        var paper = act == PaperAct.RECEIVE ? locked(viewer, id) : load(viewer, id, version);
        refuse(paper, act, viewer);
        if (paper.needsReason(act) && (order.note() == null || order.note().isBlank())) {
            throw Problem.field("note", "BULLETIN-REASON-MISSING", "请说明理由。");
        }
        if (act == PaperAct.ISSUE) {
            issue(viewer, paper);
        } else {
            apply(viewer, paper, order);
            save(viewer, paper);
        }
        notices.tell(viewer, paper, act);
        acted(
                viewer,
                "bulletin." + act.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                paper);
    }

    private void apply(Viewer viewer, Paper paper, Order order) {
        var now = clock.instant();
        switch (order.act()) {
            case EDIT, ISSUE -> throw Problem.invalid("BULLETIN-EDIT-ELSEWHERE", "修改正文请用保存。");
            case SUBMIT -> paper.submit(viewer, now);
            case TAKE_BACK, SEND_BACK -> paper.back(order.act(), order.note());
            case APPROVE -> paper.approve(viewer, now, order.note());
            case RECEIVE -> receive(viewer, paper);
            case RECORD_FILING -> paper.filed(day(paper, order), order.note());
            case RECORD_PUBLICATION -> paper.published(day(paper, order), order.note());
            case WITHDRAW, DISCARD -> paper.done(order.act(), order.note());
        }
    }

    /** What is printed is what was reviewed: a figure that a correction has changed since goes back to its writer. */
    private void issue(Viewer viewer, Paper paper) {
        var now = clock.instant();
        var frozen = figures.freezing(viewer, paper, now);
        mustStandAsSubmitted(viewer, paper, frozen);
        var today = BusinessZone.today(clock);
        var prefix = settings.of(viewer.zone()).prefix(paper.kind);
        paper.issue(viewer, numbers.next(viewer.zone(), prefix, today.getYear()), today, now);
        save(viewer, paper);
        figures.keep(paper, frozen);
        files.keep(viewer, paper);
    }

    private void mustStandAsSubmitted(Viewer viewer, Paper paper, List<PaperFigures.Counted> now) {
        var asAt = paper.subject.asAt();
        var submitted = paper.submittedAt;
        if (asAt == null || submitted == null || !corrections.since(viewer.zone(), asAt, submitted)) {
            return;
        }
        var then = figures.counted(viewer, paper, submitted);
        for (int at = 0; at < then.size(); at++) {
            if (!then.get(at).saysTheSameAs(now.get(at).figure())) {
                throw Problem.conflict("BULLETIN-FIGURES-CHANGED", "送审之后有事项信息被更正，公文中的数字已变化。请退回拟稿，核对排名和文字后重新送审。")
                        .with("figure", then.get(at).key());
            }
        }
    }

    private void receive(Viewer viewer, Paper paper) {
        var mine = paper.addressees.stream()
                .map(Paper.Addressee::unit)
                .filter(viewer.ownUnits()::contains)
                .toList();
        papers.receive(paper, mine, viewer, clock.instant());
        var names = units.namesOf(viewer.zone(), mine);
        paper.done(PaperAct.RECEIVE, String.join("、", names.values()));
    }

    private LocalDate day(Paper paper, Order order) {
        var today = BusinessZone.today(clock);
        var on = order.on() == null ? today : order.on();
        if (on.isAfter(today)) {
            throw Problem.field("on", "BULLETIN-DAY-AHEAD", "日期不能晚于今天。");
        }
        var issued = paper.issuedOn;
        if (issued != null && on.isBefore(issued)) {
            throw Problem.field("on", "BULLETIN-DAY-BEFORE-ISSUE", "日期不能早于印发日期 " + issued + "。");
        }
        return on;
    }

    private Paper load(Viewer viewer, UUID id, int version) {
        var paper = find(viewer, id);
        if (paper.version != version) {
            throw stale(paper);
        }
        return paper;
    }

    /** Many units sign for a paper at once: none of them is too late because another was quicker. */
    private Paper locked(Viewer viewer, UUID id) {
        papers.lock(viewer.zone(), id);
        return find(viewer, id);
    }

    private Paper find(Viewer viewer, UUID id) {
        return papers.find(viewer.zone(), id)
                .filter(each -> PaperPolicy.sees(each, viewer))
                .orElseThrow(PaperRepository::missing);
    }

    private static void refuse(Paper paper, PaperAct act, Viewer viewer) {
        PaperPolicy.refusal(paper, act, viewer).ifPresent(problem -> {
            throw problem;
        });
    }

    private void save(Viewer viewer, Paper paper) {
        if (!papers.update(paper, viewer, clock.instant())) {
            throw stale(paper);
        }
    }

    private static Problem stale(Paper paper) {
        return Problem.conflict("BULLETIN-STALE", "公文刚被他人处理过。您填写的内容已保留，请刷新查看后再提交。")
                .with("version", paper.version)
                .with("state", paper.state.name());
    }

    private void acted(Viewer viewer, String act, Paper paper) {
        var number = paper.number;
        events.publishEvent(new Acted(
                viewer,
                act,
                "paper",
                paper.id,
                Map.of("kind", paper.kind.name(), "number", number == null ? "" : number)));
    }
}
