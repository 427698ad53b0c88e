package org.bihuan.statistics;

import static org.bihuan.schema.statistics.Tables.REPORT;
import static org.bihuan.schema.statistics.Tables.REPORT_RUN;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bihuan.access.Viewers;
import org.bihuan.notice.NoticeKind;
import org.bihuan.notice.Notices;
import org.bihuan.schema.statistics.tables.records.ReportRecord;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The runs of saved reports: each a frozen answer as at the hour it was due. */
@Service
public class ReportRuns {

    /** @param asAt the hour it was due, which it stands for, however late it was made */
    public record Run(UUID id, UUID report, String name, Instant asAt, Instant ranAt) {}

    public record Shown(Run run, ReportQuestion question, FigureTable table) {}

    /** @param same whether the same question gives the very same answer today */
    public record Checked(boolean same) {}

    private final DSLContext sql;
    private final Figures figures;
    private final Viewers viewers;
    private final Notices notices;
    private final JsonMapper json;
    private final Clock clock;

    ReportRuns(DSLContext sql, Figures figures, Viewers viewers, Notices notices, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.figures = figures;
        this.viewers = viewers;
        this.notices = notices;
        this.json = json;
        this.clock = clock;
    }

    /** The runs of the reports the viewer owns or receives, the latest first. */
    @Transactional(readOnly = true)
    public Page<Run> page(Viewer viewer, PageRequest request) {
        viewer.mustHave(Permit.STATISTICS_READ);
        var from =
                REPORT_RUN.join(REPORT).on(REPORT.ZONE_ID.eq(REPORT_RUN.ZONE_ID), REPORT.ID.eq(REPORT_RUN.REPORT_ID));
        var where =
                Reports.concerns(viewer).and(REPORT_RUN.ZONE_ID.eq(viewer.zone().value()));
        var runs = sql.select(REPORT_RUN.ID, REPORT_RUN.REPORT_ID, REPORT.NAME, REPORT_RUN.AS_AT, REPORT_RUN.RAN_AT)
                .from(from)
                .where(where)
                .orderBy(REPORT_RUN.AS_AT.desc(), REPORT_RUN.ID.desc())
                .limit(request.size())
                .offset(request.offset())
                .fetch(row -> new Run(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
        return Page.of(
                runs,
                request,
                sql.selectCount().from(from).where(where).fetchSingle().value1());
    }

    @Transactional(readOnly = true)
    public Shown show(Viewer viewer, UUID id) {
        viewer.mustHave(Permit.STATISTICS_READ);
        return sql.select(REPORT_RUN, REPORT)
                .from(REPORT_RUN)
                .join(REPORT)
                .on(REPORT.ZONE_ID.eq(REPORT_RUN.ZONE_ID), REPORT.ID.eq(REPORT_RUN.REPORT_ID))
                .where(
                        Reports.concerns(viewer),
                        REPORT_RUN.ZONE_ID.eq(viewer.zone().value()),
                        REPORT_RUN.ID.eq(id))
                .fetchOptional(row -> {
                    var run = row.value1();
                    return new Shown(
                            new Run(
                                    run.getId(),
                                    run.getReportId(),
                                    row.value2().getName(),
                                    run.getAsAt(),
                                    run.getRanAt()),
                            json.readValue(row.value2().getQuestion().data(), ReportQuestion.class),
                            json.readValue(run.getResult().data(), FigureTable.class));
                })
                .orElseThrow(Reports::missing);
    }

    /** Asks the same question again, as the owner; refuses with {@code STATISTICS-REPORT-UNASKABLE} if they no longer may. */
    @Transactional(readOnly = true)
    public Checked check(Viewer viewer, UUID id) {
        var shown = show(viewer, id);
        var owner = sql.select(REPORT.OWNER_ID)
                .from(REPORT)
                .where(
                        REPORT.ZONE_ID.eq(viewer.zone().value()),
                        REPORT.ID.eq(shown.run().report()))
                .fetchSingle()
                .value1();
        var again = viewers.find(viewer.zone(), new AccountId(owner))
                .filter(as -> as.may(Permit.STATISTICS_READ))
                .map(as -> figures.table(as, shown.question().at(shown.run().asAt())));
        return new Checked(again.map(table -> text(table).equals(text(shown.table())))
                .orElseThrow(() -> Problem.conflict("STATISTICS-REPORT-UNASKABLE", "报表的建立人已离任或不再有统计权限，无法按原口径复核。")));
    }

    private String text(FigureTable table) {
        return json.writeValueAsString(table);
    }

    /** The reports whose hour has come. */
    @Transactional(readOnly = true)
    public List<UUID> due(ZoneKey zone) {
        return sql.select(REPORT.ID)
                .from(REPORT)
                .where(REPORT.ZONE_ID.eq(zone.value()), REPORT.ENDED_AT.isNull(), REPORT.NEXT_AT.le(clock.instant()))
                .orderBy(REPORT.NEXT_AT)
                .limit(200)
                .fetch(REPORT.ID);
    }

    /**
     * Makes the run that is due, the latest one if several were missed, and tells the recipients. Twice does no harm. Whose
     * owner may no longer see statistics is passed over.
     */
    @Transactional
    public void run(ZoneKey zone, UUID id) {
        var report = sql.selectFrom(REPORT)
                .where(REPORT.ZONE_ID.eq(zone.value()), REPORT.ID.eq(id), REPORT.ENDED_AT.isNull())
                .forNoKeyUpdate()
                .fetchOptional()
                .orElseThrow(Reports::missing);
        var now = clock.instant();
        if (report.getNextAt().isAfter(now)) {
            return;
        }
        var schedule = Reports.schedule(report);
        var due = schedule.latest(report.getNextAt(), now);
        viewers.find(zone, new AccountId(report.getOwnerId()))
                .filter(owner -> owner.may(Permit.STATISTICS_READ))
                .ifPresent(owner -> freeze(owner, report, due, now));
        next(report, now);
    }

    /** A report that cannot be made as it was saved waits for its next hour, and its owner is told why. */
    @Transactional
    public void passOver(ZoneKey zone, UUID id, Problem why) {
        sql.selectFrom(REPORT)
                .where(REPORT.ZONE_ID.eq(zone.value()), REPORT.ID.eq(id), REPORT.ENDED_AT.isNull())
                .forNoKeyUpdate()
                .fetchOptional()
                .ifPresent(report -> {
                    next(report, clock.instant());
                    notices.tell(
                            zone,
                            Set.of(new AccountId(report.getOwnerId())),
                            new NoticeKind("statistics.report-failed"),
                            "report",
                            id,
                            Map.of("title", report.getName(), "reason", why.detail()));
                });
    }

    private void next(ReportRecord report, Instant now) {
        sql.update(REPORT)
                .set(REPORT.NEXT_AT, Reports.schedule(report).after(now))
                .where(REPORT.ZONE_ID.eq(report.getZoneId()), REPORT.ID.eq(report.getId()))
                .execute();
    }

    private void freeze(Viewer owner, ReportRecord report, Instant due, Instant now) {
        var question = json.readValue(report.getQuestion().data(), ReportQuestion.class);
        var table = figures.table(owner, question.at(due));
        var id = Ids.next();
        var made = sql.insertInto(REPORT_RUN)
                .set(REPORT_RUN.ZONE_ID, owner.zone().value())
                .set(REPORT_RUN.ID, id)
                .set(REPORT_RUN.REPORT_ID, report.getId())
                .set(REPORT_RUN.AS_AT, due)
                .set(REPORT_RUN.RAN_AT, now)
                .set(REPORT_RUN.RESULT, JSONB.valueOf(text(table)))
                .onConflictDoNothing()
                .execute();
        if (made == 0) {
            return;
        }
        var told = new HashSet<AccountId>();
        told.add(owner.account());
        Arrays.stream(report.getRecipients()).map(AccountId::new).forEach(told::add);
        notices.tell(
                owner.zone(),
                told,
                new NoticeKind("statistics.report-made"),
                "report-run",
                id,
                Map.of("title", report.getName(), "by", report.getOwnerName()));
    }
}
