package org.bihuan.bulletin;

import static org.bihuan.schema.bulletin.Tables.PAPER;
import static org.bihuan.schema.matter.Tables.V_MATTER_HAPPENING;
import static org.bihuan.schema.matter.Tables.V_MATTER_ON_PAPER;
import static org.jooq.impl.DSL.max;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.bihuan.bulletin.PaperContent.PaperTable;
import org.bihuan.shared.Acted;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Proposes errata (更正): when a correction recorded after the issue changes what a frozen figure would say, a draft names the
 * old and the new value, the matters corrected and why. The bulletin itself is never touched.
 */
@Service
class Errata {

    private static final int MOST_BULLETINS = 100;
    private static final int MOST_NAMED = 20;
    /** An act may be recorded a little after the moment it names: what is younger is looked at again. */
    private static final Duration SETTLING = Duration.ofMinutes(5);

    private static final List<String> OPEN = List.of("DRAFT", "IN_REVIEW", "APPROVED");

    private final DSLContext sql;
    private final PaperRepository papers;
    private final PaperFigures figures;
    private final Corrections corrections;
    private final PaperSettings settings;
    private final PaperNotices notices;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;
    private final Clock clock;

    Errata(
            DSLContext sql,
            PaperRepository papers,
            PaperFigures figures,
            Corrections corrections,
            PaperSettings settings,
            PaperNotices notices,
            ApplicationEventPublisher events,
            JsonMapper json,
            Clock clock) {
        this.sql = sql;
        this.papers = papers;
        this.figures = figures;
        this.corrections = corrections;
        this.settings = settings;
        this.notices = notices;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /** Issued bulletins, the latest first, that have no erratum under way; none where the office drafts errata itself. */
    @Transactional(readOnly = true)
    public List<UUID> candidates(ZoneKey zone) {
        if (!settings.of(zone).automatic().contains(PaperKind.ERRATUM)) {
            return List.of();
        }
        var underWay = sql.select(PAPER.CORRECTS_ID)
                .from(PAPER)
                .where(PAPER.ZONE_ID.eq(zone.value()), PAPER.CORRECTS_ID.isNotNull(), PAPER.STATE.in(OPEN))
                .fetchSet(PAPER.CORRECTS_ID);
        return sql
                .select(PAPER.ID)
                .from(PAPER)
                .where(PAPER.ZONE_ID.eq(zone.value()), PAPER.KIND.eq("BULLETIN"), PAPER.STATE.eq("ISSUED"))
                .orderBy(PAPER.CREATED_AT.desc())
                .limit(MOST_BULLETINS)
                .fetch(PAPER.ID)
                .stream()
                .filter(id -> !underWay.contains(id))
                .toList();
    }

    /** A draft where a correction has changed a figure; doing it twice makes one. */
    @Transactional
    public void propose(ZoneKey zone, UUID bulletin) {
        var paper = papers.find(zone, bulletin).orElseThrow(PaperRepository::missing);
        var asAt = paper.subject.asAt();
        var known = lastKnown(paper);
        if (asAt == null || known == null) {
            return;
        }
        var now = clock.instant();
        if (!corrections.since(zone, asAt, latest(known, comparedAt(paper)))) {
            return;
        }
        var before = said(paper);
        var changed = figures.counted(reader(zone), paper, now).stream()
                .filter(each -> {
                    var then = before.get(each.key());
                    return then != null && !then.saysTheSameAs(each);
                })
                .toList();
        if (changed.isEmpty()) {
            compared(paper, now.minus(SETTLING));
        } else {
            draft(
                    paper,
                    changed,
                    before,
                    corrections.among(zone, asAt, known, behind(paper, changed), MOST_NAMED),
                    known);
        }
    }

    private @Nullable Instant comparedAt(Paper paper) {
        return sql.select(PAPER.COMPARED_AT)
                .from(PAPER)
                .where(PAPER.ZONE_ID.eq(paper.zone.value()), PAPER.ID.eq(paper.id))
                .fetchOne(PAPER.COMPARED_AT);
    }

    private void compared(Paper paper, Instant upTo) {
        sql.update(PAPER)
                .set(PAPER.COMPARED_AT, upTo)
                .where(PAPER.ZONE_ID.eq(paper.zone.value()), PAPER.ID.eq(paper.id))
                .execute();
    }

    private static Instant latest(Instant one, @Nullable Instant other) {
        return other == null || other.isBefore(one) ? one : other;
    }

    /** The matters the figures were counted from, as printed and as counted now. */
    private Set<UUID> behind(Paper paper, List<PaperFigures.Standing> changed) {
        var keys = changed.stream().map(PaperFigures.Standing::key).toList();
        var behind = new HashSet<>(figures.mattersBehind(paper.zone, paper.id, keys));
        issuedErrata(paper).forEach(erratum -> behind.addAll(figures.mattersBehind(paper.zone, erratum, keys)));
        changed.forEach(each -> figures.rows(reader(paper.zone), each.query()).forEach(row -> behind.add(row.id())));
        return behind;
    }

    private static Viewer reader(ZoneKey zone) {
        var system = Viewer.automatic(zone);
        return new Viewer(
                zone,
                system.account(),
                null,
                system.name(),
                null,
                Set.of(Permit.STATISTICS_READ, Permit.MATTER_READ),
                true,
                Set.of(),
                Set.of());
    }

    /** What is in force: the bulletin's figures with those of its issued errata laid over them. */
    private Map<String, PaperFigures.Standing> said(Paper paper) {
        var said = new HashMap<String, PaperFigures.Standing>();
        figures.frozen(paper.zone, paper.id).forEach(each -> said.put(each.key(), each));
        issuedErrata(paper)
                .forEach(erratum -> figures.frozen(paper.zone, erratum).forEach(each -> said.put(each.key(), each)));
        return said;
    }

    private List<UUID> issuedErrata(Paper paper) {
        return sql.select(PAPER.ID)
                .from(PAPER)
                .where(PAPER.ZONE_ID.eq(paper.zone.value()), PAPER.CORRECTS_ID.eq(paper.id), PAPER.STATE.eq("ISSUED"))
                .orderBy(PAPER.ISSUED_AT)
                .limit(50)
                .fetch(PAPER.ID);
    }

    /** Up to when corrections have been dealt with: the issue, or the last erratum somebody has decided on. */
    private @Nullable Instant lastKnown(Paper paper) {
        var decided = sql.select(max(PAPER.CREATED_AT))
                .from(PAPER)
                .where(PAPER.ZONE_ID.eq(paper.zone.value()), PAPER.CORRECTS_ID.eq(paper.id), PAPER.STATE.notIn(OPEN))
                .fetchOne(max(PAPER.CREATED_AT));
        return decided == null ? paper.knownAt : decided;
    }

    private void draft(
            Paper bulletin,
            List<PaperFigures.Standing> changed,
            Map<String, PaperFigures.Standing> before,
            List<UUID> corrected,
            Instant since) {
        var zone = bulletin.zone;
        var office = settings.of(zone);
        var rows = changed.stream()
                .map(now -> {
                    var unit = now.unit();
                    return List.of(
                            unit == null ? "全区" : unit,
                            now.definition().nameZh(),
                            Objects.requireNonNull(before.get(now.key())).shown(),
                            "{{" + now.key() + "}}");
                })
                .toList();
        var title = String.join("", bulletin.content.title().lines().toList());
        var lines = new ArrayList<String>();
        lines.add(bulletin.number + "《" + title + "》印发后，因有关事项信息更正，文中部分数字需作更正，现通知如下：");
        lines.add("一、更正内容");
        lines.add("{{table:changes}}");
        lines.add("二、更正原因");
        var reasons = reasons(zone, corrected, since);
        lines.addAll(reasons.isEmpty() ? List.of("有关事项信息更正。") : reasons);
        lines.add("原文其余内容不变。");
        var content = new PaperContent(
                MatterPapers.cut("关于更正" + bulletin.number + "\n有关数字的通知", 200),
                office.bulletinLetterhead(),
                bulletin.content.addressees(),
                String.join("\n", lines),
                List.of(),
                List.of(new PaperTable(
                        "changes", "更正对照表", List.of("范围", "指标", "原文", "更正后"), List.of(34, 30, 18, 18), rows)),
                List.of(),
                office.signature(),
                office.contact(),
                bulletin.content.copies(),
                office.printedBy());
        enter(bulletin, content);
    }

    private void enter(Paper bulletin, PaperContent content) {
        var system = Viewer.automatic(bulletin.zone);
        var subject = bulletin.subject;
        var erratum = new Paper(
                bulletin.zone,
                Ids.next(),
                PaperKind.ERRATUM,
                true,
                new Paper.Subject(null, null, bulletin.id, subject.from(), subject.to(), subject.asAt()),
                content,
                system.name(),
                clock.instant());
        erratum.addressees = bulletin.addressees.stream()
                .map(each -> new Paper.Addressee(each.unit(), each.name(), null))
                .toList();
        if (papers.insert(erratum, system)) {
            notices.proposed(system, erratum);
            events.publishEvent(new Acted(
                    system,
                    "bulletin.draft",
                    "paper",
                    erratum.id,
                    Map.of("kind", PaperKind.ERRATUM.name(), "number", "")));
        }
    }

    private List<String> reasons(ZoneKey zone, List<UUID> corrected, Instant since) {
        var matter = V_MATTER_ON_PAPER;
        var why = why(zone, corrected, since);
        return sql.select(matter.ID, matter.NUMBER, matter.TITLE)
                .from(matter)
                .where(matter.ZONE_ID.eq(zone.value()), matter.ID.in(corrected))
                .orderBy(matter.NUMBER)
                .fetch(row -> {
                    var reason = why.getOrDefault(row.value1(), "");
                    return PaperLayout.quoted(
                            row.value2() + "“" + row.value3() + "”：" + (reason.isBlank() ? "信息更正。" : reason));
                });
    }

    private Map<UUID, String> why(ZoneKey zone, List<UUID> corrected, Instant since) {
        var event = V_MATTER_HAPPENING;
        var why = new HashMap<UUID, String>();
        sql.select(event.MATTER_ID, event.FACTS)
                .from(event)
                .where(
                        event.ZONE_ID.eq(zone.value()),
                        event.MATTER_ID.in(corrected),
                        event.EVENT.eq("Corrected"),
                        event.AT.gt(since))
                .orderBy(event.AT)
                .limit(200)
                .forEach(row -> why.put(
                        row.value1(),
                        json.readTree(row.value2().data()).path("reason").asString("")));
        return why;
    }
}
