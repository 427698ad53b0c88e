package org.bihuan.bulletin;

import static org.bihuan.schema.bulletin.Tables.PAPER;
import static org.bihuan.schema.bulletin.Tables.PAPER_ADDRESSEE;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The list of papers, the latest first. */
@Repository
public class PaperList {

    private static final int LONGEST_QUERY = 100;

    /** What somebody has to do next with a paper. */
    public enum Waiting {
        /** 待我审签: submitted by somebody else. */
        REVIEW,
        /** 待印发. */
        ISSUE,
        /** 待我单位签收. */
        RECEIPT
    }

    /**
     * What part of the list is wanted; absent members do not narrow.
     *
     * @param q in number or title
     * @param year of the issue
     * @param matter about this matter
     */
    public record Filter(
            @Nullable String q,
            @Nullable List<PaperKind> kind,
            @Nullable List<PaperState> state,
            @Nullable Integer year,
            @Nullable UUID matter,
            @Nullable Waiting waiting) {

        public Filter {
            if (q != null && q.length() > LONGEST_QUERY) {
                throw Problem.invalid("BULLETIN-QUERY-TOO-LONG", "搜索内容最多 " + LONGEST_QUERY + " 字。");
            }
        }
    }

    /**
     * @param received of the units it is addressed to
     * @param fileDueOn open until it is filed; the same for the publication
     */
    public record Row(
            UUID id,
            PaperKind kind,
            PaperState state,
            @Nullable String number,
            String title,
            @Nullable UUID matter,
            @Nullable String matterNumber,
            boolean automatic,
            String author,
            Instant createdAt,
            @Nullable LocalDate issuedOn,
            int addressees,
            int received,
            @Nullable LocalDate fileDueOn,
            @Nullable LocalDate filedOn,
            @Nullable LocalDate publishDueOn,
            @Nullable LocalDate publishedOn) {}

    /** How many papers wait for the viewer. */
    public record Counts(int review, int issue, int receipt, int drafts) {}

    private final DSLContext sql;

    PaperList(DSLContext sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    public Page<Row> page(Viewer viewer, Filter filter, PageRequest request) {
        viewer.mustHave(Permit.MATTER_READ);
        var where = condition(viewer, filter);
        var rows = sql.selectFrom(PAPER)
                .where(where)
                .orderBy(PAPER.CREATED_AT.desc(), PAPER.ID)
                .limit(request.size())
                .offset(request.offset())
                .fetch();
        var receipts = receipts(viewer, rows.getValues(PAPER.ID));
        var none = new Receipts(0, 0);
        var shown = rows.map(row -> {
            var receipt = receipts.getOrDefault(row.getId(), none);
            return new Row(
                    row.getId(),
                    PaperKind.valueOf(row.getKind()),
                    PaperState.valueOf(row.getState()),
                    row.getNumber(),
                    row.getTitle(),
                    row.getMatterId(),
                    row.getMatterNumber(),
                    row.getAutomatic(),
                    row.getAuthorName(),
                    row.getCreatedAt(),
                    row.getIssuedOn(),
                    receipt.all(),
                    receipt.received(),
                    row.getFileDueOn(),
                    row.getFiledOn(),
                    row.getPublishDueOn(),
                    row.getPublishedOn());
        });
        return Page.of(shown, request, sql.fetchCount(PAPER, where));
    }

    private record Receipts(int all, int received) {}

    private Map<UUID, Receipts> receipts(Viewer viewer, List<UUID> papers) {
        return papers.isEmpty()
                ? Map.of()
                : sql
                        .select(PAPER_ADDRESSEE.PAPER_ID, count(), count(PAPER_ADDRESSEE.RECEIVED_AT))
                        .from(PAPER_ADDRESSEE)
                        .where(PAPER_ADDRESSEE.ZONE_ID.eq(viewer.zone().value()), PAPER_ADDRESSEE.PAPER_ID.in(papers))
                        .groupBy(PAPER_ADDRESSEE.PAPER_ID)
                        .stream()
                        .collect(
                                Collectors.toMap(row -> row.value1(), row -> new Receipts(row.value2(), row.value3())));
    }

    /** @return at most 100 of each, which is all a badge can show */
    @Transactional(readOnly = true)
    public Counts counts(Viewer viewer) {
        viewer.mustHave(Permit.MATTER_READ);
        return new Counts(
                viewer.may(Permit.PAPER_REVIEW) ? some(viewer, waiting(viewer, Waiting.REVIEW)) : 0,
                viewer.may(Permit.PAPER_ISSUE) ? some(viewer, waiting(viewer, Waiting.ISSUE)) : 0,
                viewer.may(Permit.MATTER_HANDLE) ? some(viewer, waiting(viewer, Waiting.RECEIPT)) : 0,
                viewer.may(Permit.PAPER_DRAFT) ? some(viewer, PAPER.STATE.eq("DRAFT")) : 0);
    }

    private int some(Viewer viewer, Condition more) {
        return sql.fetchCount(selectOne()
                .from(PAPER)
                .where(PaperSight.visibleTo(viewer).and(more))
                .limit(100));
    }

    private static Condition condition(Viewer viewer, Filter filter) {
        var kinds = filter.kind();
        var states = filter.state();
        var year = filter.year();
        var waiting = filter.waiting();
        return PaperSight.visibleTo(viewer)
                .and(words(filter.q()))
                .and(
                        kinds == null || kinds.isEmpty()
                                ? noCondition()
                                : PAPER.KIND.in(kinds.stream().map(Enum::name).toList()))
                .and(
                        states == null || states.isEmpty()
                                ? PAPER.STATE.ne("DISCARDED")
                                : PAPER.STATE.in(states.stream().map(Enum::name).toList()))
                .and(
                        year == null || year < 1 || year > 9998
                                ? noCondition()
                                : PAPER.ISSUED_ON.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)))
                .and(filter.matter() == null ? noCondition() : PAPER.MATTER_ID.eq(filter.matter()))
                .and(waiting == null ? noCondition() : waiting(viewer, waiting));
    }

    private static Condition words(@Nullable String q) {
        var condition = noCondition();
        if (q == null) {
            return condition;
        }
        for (var word : q.strip().split("\\s+")) {
            var like = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
            condition = condition.and(PAPER.TITLE
                    .likeIgnoreCase(like, '\\')
                    .or(PAPER.NUMBER.likeIgnoreCase(like, '\\'))
                    .or(PAPER.MATTER_NUMBER.likeIgnoreCase(like, '\\')));
        }
        return condition;
    }

    private static Condition waiting(Viewer viewer, Waiting waiting) {
        return switch (waiting) {
            case REVIEW ->
                PAPER.STATE
                        .eq("IN_REVIEW")
                        .and(PAPER.SUBMITTED_BY.ne(viewer.account().value()))
                        .and(PAPER.AUTHOR_ID
                                .isNull()
                                .or(PAPER.AUTHOR_ID.ne(viewer.account().value())));
            case ISSUE -> PAPER.STATE.eq("APPROVED");
            case RECEIPT -> PaperSight.awaitsReceiptOf(viewer);
        };
    }
}
