package org.bihuan.bulletin;

import static org.bihuan.schema.bulletin.Tables.PAPER;
import static org.bihuan.schema.bulletin.Tables.PAPER_ADDRESSEE;
import static org.bihuan.schema.bulletin.Tables.PAPER_STEP;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.schema.bulletin.tables.records.PaperAddresseeRecord;
import org.bihuan.schema.bulletin.tables.records.PaperRecord;
import org.bihuan.schema.bulletin.tables.records.PaperStepRecord;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Keeps papers; the only place that writes them. Every write appends the steps taken. */
@Repository
class PaperRepository {

    private final DSLContext sql;
    private final JsonMapper json;

    PaperRepository(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    Optional<Paper> find(ZoneKey zone, UUID id) {
        return sql.selectFrom(PAPER)
                .where(PAPER.ZONE_ID.eq(zone.value()), PAPER.ID.eq(id))
                .fetchOptional(this::paper);
    }

    static Problem missing() {
        return Problem.missing("BULLETIN-PAPER-NOT-FOUND", "没有这份公文，或您无权查看。");
    }

    /** False when a paper with this id, or an automatic draft of the kind for the matter, is there already. */
    boolean insert(Paper paper, Viewer by) {
        paper.version = 1;
        var entered =
                sql.insertInto(PAPER).set(record(paper)).onConflictDoNothing().execute();
        if (entered == 0) {
            return false;
        }
        addressees(paper);
        step(paper, by, new Paper.Step(PaperAct.EDIT, paper.state, null), paper.createdAt);
        return true;
    }

    /** False when somebody else was faster. */
    boolean update(Paper paper, Viewer by, Instant now) {
        var loaded = paper.version;
        paper.version = loaded + 1;
        paper.lastSeq += paper.steps().size();
        var written = sql.update(PAPER)
                .set(record(paper))
                .where(PAPER.ZONE_ID.eq(paper.zone.value()), PAPER.ID.eq(paper.id), PAPER.VERSION.eq(loaded))
                .execute();
        if (written == 0) {
            return false;
        }
        int seq = paper.lastSeq - paper.steps().size();
        var records = new ArrayList<PaperStepRecord>();
        for (var step : paper.steps()) {
            records.add(record(paper, by, step, ++seq, now));
        }
        sql.batchInsert(records).execute();
        return true;
    }

    void replaceAddressees(Paper paper) {
        sql.deleteFrom(PAPER_ADDRESSEE)
                .where(PAPER_ADDRESSEE.ZONE_ID.eq(paper.zone.value()), PAPER_ADDRESSEE.PAPER_ID.eq(paper.id))
                .execute();
        addressees(paper);
    }

    void lock(ZoneKey zone, UUID id) {
        sql.selectOne()
                .from(PAPER)
                .where(PAPER.ZONE_ID.eq(zone.value()), PAPER.ID.eq(id))
                .forNoKeyUpdate()
                .fetchOptional();
    }

    /** Signs for the units, which one of their people does once. */
    int receive(Paper paper, List<UnitId> units, Viewer by, Instant now) {
        return sql.update(PAPER_ADDRESSEE)
                .set(PAPER_ADDRESSEE.RECEIVED_AT, now)
                .set(PAPER_ADDRESSEE.RECEIVED_BY, by.account().value())
                .set(PAPER_ADDRESSEE.RECEIVER_NAME, by.name())
                .where(
                        PAPER_ADDRESSEE.ZONE_ID.eq(paper.zone.value()),
                        PAPER_ADDRESSEE.PAPER_ID.eq(paper.id),
                        PAPER_ADDRESSEE.UNIT_ID.in(
                                units.stream().map(UnitId::value).toList()),
                        PAPER_ADDRESSEE.RECEIVED_AT.isNull())
                .execute();
    }

    private void addressees(Paper paper) {
        var records = new ArrayList<PaperAddresseeRecord>();
        for (var each : paper.addressees) {
            records.add(new PaperAddresseeRecord(
                    paper.zone.value(),
                    paper.id,
                    each.unit().value(),
                    each.name(),
                    records.size(),
                    each.receivedAt(),
                    null,
                    null));
        }
        sql.batchInsert(records).execute();
    }

    private void step(Paper paper, Viewer by, Paper.Step step, Instant now) {
        paper.lastSeq = 1;
        sql.batchInsert(List.of(record(paper, by, step, 1, now))).execute();
        sql.update(PAPER)
                .set(PAPER.LAST_SEQ, 1)
                .where(PAPER.ZONE_ID.eq(paper.zone.value()), PAPER.ID.eq(paper.id))
                .execute();
    }

    private static PaperStepRecord record(Paper paper, Viewer by, Paper.Step step, int seq, Instant now) {
        return new PaperStepRecord(
                paper.zone.value(),
                Ids.next(),
                paper.id,
                seq,
                now,
                step.act().name(),
                step.to().name(),
                by.isAutomatic() ? null : by.account().value(),
                by.name(),
                step.note());
    }

    private PaperRecord record(Paper paper) {
        var row = new PaperRecord();
        row.setZoneId(paper.zone.value());
        row.setId(paper.id);
        row.setKind(paper.kind.name());
        row.setState(paper.state.name());
        row.setNumber(paper.number);
        row.setTitle(paper.content.title());
        row.setContent(JSONB.valueOf(json.writeValueAsString(paper.content)));
        row.setMatterId(paper.subject.matter());
        row.setMatterNumber(paper.subject.matterNumber());
        row.setCorrectsId(paper.subject.corrects());
        row.setPeriodFrom(paper.subject.from());
        row.setPeriodTo(paper.subject.to());
        row.setAsAt(paper.subject.asAt());
        row.setKnownAt(paper.knownAt);
        row.setAutomatic(paper.automatic);
        row.setAuthorId(paper.author);
        row.setAuthorName(paper.authorName);
        row.setCreatedAt(paper.createdAt);
        row.setSubmittedBy(paper.submittedBy);
        row.setSubmittedAt(paper.submittedAt);
        row.setReviewedBy(paper.reviewedBy);
        row.setReviewerName(paper.reviewerName);
        row.setReviewedAt(paper.reviewedAt);
        row.setIssuedAt(paper.issuedAt);
        row.setIssuedOn(paper.issuedOn);
        row.setIssuerName(paper.issuerName);
        row.setReplyDueOn(paper.replyDueOn);
        row.setFileDueOn(paper.fileDueOn);
        row.setFiledOn(paper.filedOn);
        row.setPublishDueOn(paper.publishDueOn);
        row.setPublishedOn(paper.publishedOn);
        row.setLastSeq(paper.lastSeq);
        row.setVersion(paper.version);
        return row;
    }

    private Paper paper(PaperRecord row) {
        var paper = new Paper(
                new ZoneKey(row.getZoneId()),
                row.getId(),
                PaperKind.valueOf(row.getKind()),
                row.getAutomatic(),
                new Paper.Subject(
                        row.getMatterId(),
                        row.getMatterNumber(),
                        row.getCorrectsId(),
                        row.getPeriodFrom(),
                        row.getPeriodTo(),
                        row.getAsAt()),
                json.readValue(row.getContent().data(), PaperContent.class),
                row.getAuthorName(),
                row.getCreatedAt());
        paper.state = PaperState.valueOf(row.getState());
        paper.number = row.getNumber();
        paper.author = row.getAuthorId();
        paper.submittedBy = row.getSubmittedBy();
        paper.submittedAt = row.getSubmittedAt();
        paper.reviewedBy = row.getReviewedBy();
        paper.reviewerName = row.getReviewerName();
        paper.reviewedAt = row.getReviewedAt();
        paper.issuedAt = row.getIssuedAt();
        paper.issuedOn = row.getIssuedOn();
        paper.issuerName = row.getIssuerName();
        paper.knownAt = row.getKnownAt();
        paper.replyDueOn = row.getReplyDueOn();
        paper.fileDueOn = row.getFileDueOn();
        paper.filedOn = row.getFiledOn();
        paper.publishDueOn = row.getPublishDueOn();
        paper.publishedOn = row.getPublishedOn();
        paper.lastSeq = row.getLastSeq();
        paper.version = row.getVersion();
        paper.addressees = sql.select(PAPER_ADDRESSEE.UNIT_ID, PAPER_ADDRESSEE.UNIT_NAME, PAPER_ADDRESSEE.RECEIVED_AT)
                .from(PAPER_ADDRESSEE)
                .where(PAPER_ADDRESSEE.ZONE_ID.eq(row.getZoneId()), PAPER_ADDRESSEE.PAPER_ID.eq(row.getId()))
                .orderBy(PAPER_ADDRESSEE.SORT)
                .fetch(each -> new Paper.Addressee(new UnitId(each.value1()), each.value2(), each.value3()));
        paper.writers.addAll(sql.selectDistinct(PAPER_STEP.ACCOUNT_ID)
                .from(PAPER_STEP)
                .where(
                        PAPER_STEP.ZONE_ID.eq(row.getZoneId()),
                        PAPER_STEP.PAPER_ID.eq(row.getId()),
                        PAPER_STEP.ACT.eq(PaperAct.EDIT.name()),
                        PAPER_STEP.ACCOUNT_ID.isNotNull())
                .fetchSet(PAPER_STEP.ACCOUNT_ID));
        return paper;
    }
}
