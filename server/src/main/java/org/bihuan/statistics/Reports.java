package org.bihuan.statistics;

import static org.bihuan.schema.statistics.Tables.REPORT;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bihuan.access.Audience;
import org.bihuan.schema.statistics.tables.records.ReportRecord;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Acted;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Permit;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Saved reports (报表): a table made by itself every week or month, with the rights its owner has at that hour. Who owns or
 * receives a report sees its runs.
 */
@Service
public class Reports {

    static final int MOST = 50;

    /** @param recipients people told of each run; only those who may see statistics are */
    public record Wanted(
            @NotBlank @Size(max = 60) String name,
            @NotNull @Valid ReportQuestion question,
            @NotNull @Valid Schedule schedule,
            @NotNull @Size(max = 50) List<@NotNull PersonId> recipients) {}

    public record Report(
            UUID id,
            String name,
            String owner,
            boolean mine,
            ReportQuestion question,
            Schedule schedule,
            int recipients,
            Instant nextAt) {}

    private final DSLContext sql;
    private final Audience audience;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reports(DSLContext sql, Audience audience, JsonMapper json, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.audience = audience;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /** The running reports the viewer owns or receives, the oldest first. */
    @Transactional(readOnly = true)
    public List<Report> all(Viewer viewer) {
        viewer.mustHave(Permit.STATISTICS_READ);
        return sql.selectFrom(REPORT)
                .where(concerns(viewer), REPORT.ENDED_AT.isNull())
                .orderBy(REPORT.CREATED_AT, REPORT.ID)
                .limit(4 * MOST)
                .fetch(row -> report(viewer, row));
    }

    @Transactional
    public UUID save(Viewer viewer, Wanted wanted) {
        viewer.mustHave(Permit.STATISTICS_READ);
        Figures.mustFit(wanted.question().groupBy(), wanted.question().figures());
        wanted.schedule().mustFit();
        var own = REPORT.ZONE_ID
                .eq(viewer.zone().value())
                .and(REPORT.OWNER_ID.eq(viewer.account().value()))
                .and(REPORT.ENDED_AT.isNull());
        if (sql.fetchCount(REPORT, own) >= MOST) {
            throw Problem.conflict("STATISTICS-REPORTS-TOO-MANY", "最多保存 " + MOST + " 个报表，请先停止不用的。");
        }
        var id = Ids.next();
        var now = clock.instant();
        sql.insertInto(REPORT)
                .set(REPORT.ZONE_ID, viewer.zone().value())
                .set(REPORT.ID, id)
                .set(REPORT.OWNER_ID, viewer.account().value())
                .set(REPORT.OWNER_NAME, viewer.name())
                .set(REPORT.NAME, wanted.name().strip())
                .set(REPORT.QUESTION, JSONB.valueOf(json.writeValueAsString(wanted.question())))
                .set(REPORT.EVERY, wanted.schedule().every().name())
                .set(REPORT.DAY, wanted.schedule().day())
                .set(REPORT.HOUR, wanted.schedule().hour())
                .set(REPORT.RECIPIENTS, recipients(viewer, wanted.recipients()))
                .set(REPORT.NEXT_AT, wanted.schedule().after(now))
                .set(REPORT.CREATED_AT, now)
                .set(REPORT.VERSION, 1)
                .execute();
        events.publishEvent(new Acted(viewer, "report.save", "report", id, Map.of()));
        return id;
    }

    private UUID[] recipients(Viewer viewer, List<PersonId> people) {
        Set<AccountId> wanted = new HashSet<>(audience.of(viewer.zone(), people));
        wanted.retainAll(audience.of(viewer.zone(), Permit.STATISTICS_READ));
        return wanted.stream().map(AccountId::value).sorted().toArray(UUID[]::new);
    }

    /** No further runs; those made stay. */
    @Transactional
    public void end(Viewer viewer, UUID id) {
        viewer.mustHave(Permit.STATISTICS_READ);
        int ended = sql.update(REPORT)
                .set(REPORT.ENDED_AT, clock.instant())
                .where(
                        REPORT.ZONE_ID.eq(viewer.zone().value()),
                        REPORT.ID.eq(id),
                        REPORT.OWNER_ID.eq(viewer.account().value()),
                        REPORT.ENDED_AT.isNull())
                .execute();
        if (ended == 0) {
            throw missing();
        }
        events.publishEvent(new Acted(viewer, "report.end", "report", id, Map.of()));
    }

    static Problem missing() {
        return Problem.missing("STATISTICS-REPORT-MISSING", "没有这个报表，或不是发给您的。");
    }

    /** Owned or received. */
    static Condition concerns(Viewer viewer) {
        var account = viewer.account().value();
        return REPORT.ZONE_ID
                .eq(viewer.zone().value())
                .and(REPORT.OWNER_ID.eq(account).or(REPORT.RECIPIENTS.contains(new UUID[] {account})));
    }

    private Report report(Viewer viewer, ReportRecord row) {
        return new Report(
                row.getId(),
                row.getName(),
                row.getOwnerName(),
                row.getOwnerId().equals(viewer.account().value()),
                json.readValue(row.getQuestion().data(), ReportQuestion.class),
                schedule(row),
                row.getRecipients().length,
                row.getNextAt());
    }

    static Schedule schedule(ReportRecord row) {
        return new Schedule(Schedule.Every.valueOf(row.getEvery()), row.getDay(), row.getHour());
    }
}
