package org.bihuan.bulletin;

import static org.bihuan.schema.bulletin.Tables.PAPER;
import static org.bihuan.schema.bulletin.Tables.PAPER_ADDRESSEE;
import static org.bihuan.schema.bulletin.Tables.PAPER_STEP;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bihuan.document.official.PdfPrinter;
import org.bihuan.matter.MatterId;
import org.bihuan.matter.MatterShow;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** One paper: what it says, where it stands, who has signed, what has been done. */
@Repository
public class PaperShow {

    public record Addressee(
            UUID unit,
            String name,
            @Nullable Instant receivedAt,
            @Nullable String receivedBy) {}

    public record Step(
            Instant at,
            PaperAct act,
            PaperState to,
            String by,
            @Nullable String note) {}

    /** Another paper: the one corrected, or a correction. */
    public record Link(
            UUID id,
            PaperState state,
            @Nullable String number,
            String title,
            @Nullable LocalDate issuedOn) {}

    /** A day by which something has to be done, and when it was. */
    public record Limit(LocalDate dueOn, @Nullable LocalDate doneOn) {}

    /**
     * @param matter the matter it is about, where the viewer may see it
     * @param asAt the moment its figures stand for
     * @param knownAt up to when corrections were known when it was issued
     * @param pdf whether PDF can be made here
     */
    public record File(
            UUID id,
            PaperKind kind,
            PaperState state,
            @Nullable String number,
            PaperContent content,
            String addresseesShown,
            List<Addressee> addressees,
            boolean automatic,
            MatterShow.@Nullable Link matter,
            @Nullable Link corrects,
            List<Link> errata,
            @Nullable LocalDate periodFrom,
            @Nullable LocalDate periodTo,
            @Nullable Instant asAt,
            @Nullable Instant knownAt,
            String author,
            Instant createdAt,
            @Nullable Instant submittedAt,
            @Nullable String reviewer,
            @Nullable Instant reviewedAt,
            @Nullable String issuer,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate replyDueOn,
            @Nullable Limit filing,
            @Nullable Limit publication,
            List<Step> steps,
            Set<PaperAct> allowedActs,
            boolean pdf,
            int version) {}

    private final DSLContext sql;
    private final PaperRepository papers;
    private final MatterShow matters;
    private final PdfPrinter printer;

    PaperShow(DSLContext sql, PaperRepository papers, MatterShow matters, PdfPrinter printer) {
        this.sql = sql;
        this.papers = papers;
        this.matters = matters;
        this.printer = printer;
    }

    @Transactional(readOnly = true)
    public File of(Viewer viewer, UUID id) {
        var paper = seen(viewer, id);
        var subject = paper.subject;
        return new File(
                paper.id,
                paper.kind,
                paper.state,
                paper.number,
                paper.content,
                paper.addresseesShown(),
                addressees(paper),
                paper.automatic,
                matter(viewer, subject.matter()),
                subject.corrects() == null
                        ? null
                        : links(viewer, PAPER.ID.eq(subject.corrects())).stream()
                                .findFirst()
                                .orElse(null),
                links(viewer, PAPER.CORRECTS_ID.eq(id)),
                subject.from(),
                subject.to(),
                subject.asAt(),
                paper.knownAt,
                paper.authorName,
                paper.createdAt,
                paper.submittedAt,
                paper.reviewerName,
                paper.reviewedAt,
                paper.issuerName,
                paper.issuedOn,
                paper.replyDueOn,
                limit(paper.fileDueOn, paper.filedOn),
                limit(paper.publishDueOn, paper.publishedOn),
                steps(paper),
                PaperPolicy.allowed(paper, viewer),
                printer.isPresent(),
                paper.version);
    }

    Paper seen(Viewer viewer, UUID id) {
        return papers.find(viewer.zone(), id)
                .filter(paper -> PaperPolicy.sees(paper, viewer))
                .orElseThrow(PaperRepository::missing);
    }

    private MatterShow.@Nullable Link matter(Viewer viewer, @Nullable UUID matter) {
        return matter == null
                ? null
                : matters.links(viewer, List.of(new MatterId(matter))).stream()
                        .findFirst()
                        .orElse(null);
    }

    private static @Nullable Limit limit(@Nullable LocalDate due, @Nullable LocalDate done) {
        return due == null ? null : new Limit(due, done);
    }

    private List<Link> links(Viewer viewer, Condition which) {
        return sql.select(PAPER.ID, PAPER.STATE, PAPER.NUMBER, PAPER.TITLE, PAPER.ISSUED_ON)
                .from(PAPER)
                .where(PaperSight.visibleTo(viewer), which, PAPER.STATE.ne("DISCARDED"))
                .orderBy(PAPER.CREATED_AT)
                .limit(50)
                .fetch(row -> new Link(
                        row.value1(), PaperState.valueOf(row.value2()), row.value3(), row.value4(), row.value5()));
    }

    private List<Addressee> addressees(Paper paper) {
        return sql.select(
                        PAPER_ADDRESSEE.UNIT_ID,
                        PAPER_ADDRESSEE.UNIT_NAME,
                        PAPER_ADDRESSEE.RECEIVED_AT,
                        PAPER_ADDRESSEE.RECEIVER_NAME)
                .from(PAPER_ADDRESSEE)
                .where(PAPER_ADDRESSEE.ZONE_ID.eq(paper.zone.value()), PAPER_ADDRESSEE.PAPER_ID.eq(paper.id))
                .orderBy(PAPER_ADDRESSEE.SORT)
                .limit(Papers.MOST_ADDRESSEES)
                .fetch(row -> new Addressee(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    private List<Step> steps(Paper paper) {
        return sql.select(PAPER_STEP.AT, PAPER_STEP.ACT, PAPER_STEP.TO_STATE, PAPER_STEP.ACTOR_NAME, PAPER_STEP.NOTE)
                .from(PAPER_STEP)
                .where(PAPER_STEP.ZONE_ID.eq(paper.zone.value()), PAPER_STEP.PAPER_ID.eq(paper.id))
                .orderBy(PAPER_STEP.SEQ.desc())
                .limit(200)
                .fetch(row -> new Step(
                        row.value1(),
                        PaperAct.valueOf(row.value2()),
                        PaperState.valueOf(row.value3()),
                        row.value4(),
                        row.value5()));
    }
}
