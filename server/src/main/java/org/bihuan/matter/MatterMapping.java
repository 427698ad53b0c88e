package org.bihuan.matter;

import static org.bihuan.schema.matter.Tables.MATTER_;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.schema.matter.tables.records.MatterRecord;
import org.bihuan.schema.matter.tables.records.MatterRequestRecord;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Initials;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Between the aggregate and its row, both ways. */
@Component
class MatterMapping {

    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private static final TypeReference<List<PlannedPart>> PLANNED = new TypeReference<>() {};

    private final JsonMapper json;

    MatterMapping(JsonMapper json) {
        this.json = json;
    }

    Matter matter(MatterRecord row, MatterRequestRecord request) {
        var matter = new Matter(
                new MatterId(row.getId()),
                new ZoneKey(row.getZoneId()),
                row.getTypeId(),
                row.getTypeCode(),
                facts(row),
                new AccountId(row.getCreatedBy()),
                row.getCreatedAt());
        matter.state = MatterState.valueOf(row.getState());
        matter.round = row.getRound();
        matter.number = row.getNumber();
        matter.leadUnit = unit(row.getLeadUnitId());
        matter.responsibleName = row.getResponsibleName();
        matter.timeChoice = TimeChoice.parse(row.getTimeChoice());
        matter.percent = row.getPercent();
        matter.originalDueOn = row.getOriginalDueOn();
        matter.dueOn = row.getDueOn();
        matter.remindOn = row.getRemindOn();
        matter.stepStartedAt = row.getStepStartedAt();
        matter.stepDueAt = row.getStepDueAt();
        matter.openedAt = row.getOpenedAt();
        matter.receivedAt = row.getReceivedAt();
        matter.reportedAt = row.getReportedAt();
        matter.closedAt = row.getClosedAt();
        matter.pausedAt = row.getSuspendedAt();
        matter.pausedStepDueAt = row.getSuspendedStepDueAt();
        matter.backTo = row.getBackTo() == null ? null : MatterState.valueOf(row.getBackTo());
        matter.reporter = account(row.getReporterAccountId());
        matter.reporterFor = account(row.getReporterForId());
        matter.handler = account(row.getHandlerAccountId());
        matter.verifier = account(row.getVerifierAccountId());
        matter.reportedFrom = row.getReportedFrom() == null ? null : MatterState.valueOf(row.getReportedFrom());
        matter.reportedStepDueAt = row.getReportedStepDueAt();
        matter.reportedPercent = row.getReportedPercent();
        matter.grade = row.getGrade() == null ? null : Grade.valueOf(row.getGrade());
        matter.mergedInto = row.getMergedInto() == null ? null : new MatterId(row.getMergedInto());
        matter.urgeCount = row.getUrgeCount();
        matter.lastUrgedAt = row.getLastUrgedAt();
        matter.returnCount = row.getReturnCount();
        matter.extensionCount = row.getExtensionCount();
        matter.reopenCount = row.getReopenCount();
        matter.instructed = row.getInstructed();
        matter.rung = row.getRung() == null ? null : Rung.valueOf(row.getRung());
        matter.rungSince = row.getRungSince();
        matter.sponsor = row.getSponsor();
        matter.heldSince = row.getHeldSince();
        matter.parent = row.getParentId() == null ? null : new MatterId(row.getParentId());
        matter.parentNumber = row.getParentNumber();
        matter.weight = row.getWeight();
        matter.overruledRound = row.getOverruledRound();
        matter.subTaskCount = row.getSubTasks();
        matter.subTasksDone = row.getSubTasksDone();
        matter.restrictedBecause = row.getRestrictedBecause();
        matter.parts.planned = row.getPlannedSubTasks() == null
                ? List.of()
                : json.readValue(row.getPlannedSubTasks().data(), PLANNED);
        matter.lastSeq = row.getLastSeq();
        matter.version = row.getVersion();
        matter.pending = request.getId() == null
                ? null
                : new PendingRequest(
                        request.getId(),
                        RequestKind.valueOf(request.getKind()),
                        request.getReason(),
                        request.getWantedDueOn(),
                        new AccountId(request.getRequestedBy()),
                        account(request.getRequestedFor()),
                        acceptance(request));
        matter.span = Span.of(matter, matter.state, matter.round);
        return matter;
    }

    private static PendingRequest.@Nullable Acceptance acceptance(MatterRequestRecord request) {
        return request.getAcceptedOn() == null
                ? null
                : new PendingRequest.Acceptance(
                        request.getAcceptedOn(),
                        new AccountId(request.getAcceptedBy()),
                        request.getAcceptorName(),
                        request.getAcceptanceOpinion());
    }

    private MatterFacts facts(MatterRecord row) {
        return new MatterFacts(
                row.getTitle(),
                row.getRequirement(),
                row.getSeverity() == null ? null : Severity.valueOf(row.getSeverity()),
                row.getUrgent(),
                new Source(SourceKind.valueOf(row.getSourceKind()), row.getSourceText(), row.getSourceId()),
                row.getPlace(),
                row.getSubjectName(),
                row.getSubjectCode(),
                json.readValue(row.getFields().data(), FIELDS));
    }

    /** The whole row of a new matter. */
    MatterRecord record(Matter matter, Instant at) {
        var row = new MatterRecord();
        row.setZoneId(matter.zone.value());
        row.setId(matter.id.value());
        row.setTypeId(matter.typeId);
        row.setCreatedBy(matter.createdBy.value());
        row.setCreatedAt(matter.createdAt);
        row.fromMap(named(changes(matter, at)));
        return row;
    }

    private static Map<String, @Nullable Object> named(Map<Field<?>, @Nullable Object> changes) {
        var named = new LinkedHashMap<String, @Nullable Object>();
        changes.forEach((field, value) -> named.put(field.getName(), value));
        return named;
    }

    /** Every column that may change after the opening. */
    Map<Field<?>, @Nullable Object> changes(Matter matter, Instant at) {
        var row = new LinkedHashMap<Field<?>, @Nullable Object>();
        var facts = matter.facts;
        var lead = matter.leadUnit;
        var back = matter.backTo;
        var reporter = matter.reporter;
        var severity = facts.severity();
        var rung = matter.rung;
        var reportedFrom = matter.reportedFrom;
        var grade = matter.grade;
        var mergedInto = matter.mergedInto;
        var parent = matter.parent;
        row.put(MATTER_.NUMBER, matter.number);
        row.put(MATTER_.TYPE_CODE, matter.typeCode);
        row.put(MATTER_.TITLE, facts.title());
        row.put(MATTER_.REQUIREMENT, facts.requirement());
        row.put(MATTER_.STATE, matter.state.name());
        row.put(MATTER_.ROUND, matter.round);
        row.put(MATTER_.SEVERITY, severity == null ? null : severity.name());
        row.put(MATTER_.URGENT, facts.urgent());
        row.put(MATTER_.SOURCE_KIND, facts.source().kind().name());
        row.put(MATTER_.SOURCE_TEXT, facts.source().text());
        row.put(MATTER_.SOURCE_ID, facts.source().id());
        row.put(MATTER_.PLACE, facts.place());
        row.put(MATTER_.SUBJECT_NAME, facts.subjectName());
        row.put(MATTER_.SUBJECT_CODE, facts.subjectCode());
        row.put(MATTER_.LEAD_UNIT_ID, lead == null ? null : lead.value());
        row.put(MATTER_.RESPONSIBLE_NAME, matter.responsibleName);
        row.put(MATTER_.TIME_CHOICE, matter.timeChoice == null ? null : matter.timeChoice.stored());
        row.put(MATTER_.PERCENT, matter.percent);
        row.put(MATTER_.ORIGINAL_DUE_ON, matter.originalDueOn);
        row.put(MATTER_.DUE_ON, matter.dueOn);
        row.put(MATTER_.REMIND_ON, matter.remindOn);
        row.put(MATTER_.STEP_STARTED_AT, matter.stepStartedAt);
        row.put(MATTER_.STEP_DUE_AT, matter.stepDueAt);
        row.put(MATTER_.OPENED_AT, matter.openedAt);
        row.put(MATTER_.RECEIVED_AT, matter.receivedAt);
        row.put(MATTER_.REPORTED_AT, matter.reportedAt);
        row.put(MATTER_.CLOSED_AT, matter.closedAt);
        row.put(MATTER_.SUSPENDED_AT, matter.pausedAt);
        row.put(MATTER_.SUSPENDED_STEP_DUE_AT, matter.pausedStepDueAt);
        row.put(MATTER_.BACK_TO, back == null ? null : back.name());
        row.put(MATTER_.REPORTER_ACCOUNT_ID, id(reporter));
        row.put(MATTER_.REPORTER_FOR_ID, id(matter.reporterFor));
        row.put(MATTER_.HANDLER_ACCOUNT_ID, id(matter.handler));
        row.put(MATTER_.VERIFIER_ACCOUNT_ID, id(matter.verifier));
        row.put(MATTER_.REPORTED_FROM, reportedFrom == null ? null : reportedFrom.name());
        row.put(MATTER_.REPORTED_STEP_DUE_AT, matter.reportedStepDueAt);
        row.put(MATTER_.REPORTED_PERCENT, matter.reportedPercent);
        row.put(MATTER_.GRADE, grade == null ? null : grade.name());
        row.put(MATTER_.MERGED_INTO, mergedInto == null ? null : mergedInto.value());
        row.put(MATTER_.URGE_COUNT, matter.urgeCount);
        row.put(MATTER_.LAST_URGED_AT, matter.lastUrgedAt);
        row.put(MATTER_.RETURN_COUNT, matter.returnCount);
        row.put(MATTER_.EXTENSION_COUNT, matter.extensionCount);
        row.put(MATTER_.REOPEN_COUNT, matter.reopenCount);
        row.put(MATTER_.INSTRUCTED, matter.instructed);
        row.put(MATTER_.RUNG, rung == null ? null : rung.name());
        row.put(MATTER_.RUNG_SINCE, matter.rungSince);
        row.put(MATTER_.SPONSOR, matter.sponsor);
        row.put(MATTER_.HELD_SINCE, matter.heldSince);
        row.put(MATTER_.PARENT_ID, parent == null ? null : parent.value());
        row.put(MATTER_.PARENT_NUMBER, matter.parentNumber);
        row.put(MATTER_.WEIGHT, matter.weight);
        row.put(MATTER_.OVERRULED_ROUND, matter.overruledRound);
        row.put(MATTER_.RESTRICTED, matter.restrictedBecause != null);
        row.put(MATTER_.RESTRICTED_BECAUSE, matter.restrictedBecause);
        row.put(MATTER_.SUB_TASKS, matter.subTaskCount);
        row.put(MATTER_.SUB_TASKS_DONE, matter.subTasksDone);
        row.put(
                MATTER_.PLANNED_SUB_TASKS,
                matter.parts.planned.isEmpty() ? null : JSONB.valueOf(json.writeValueAsString(matter.parts.planned)));
        row.put(MATTER_.FIELDS, JSONB.valueOf(json.writeValueAsString(facts.fields())));
        row.put(MATTER_.INITIALS, Initials.of(facts.title()));
        row.put(MATTER_.KEYWORDS, keywords(matter));
        row.put(MATTER_.LAST_EVENT_AT, at);
        row.put(MATTER_.LAST_SEQ, matter.lastSeq);
        row.put(MATTER_.VERSION, matter.version);
        return row;
    }

    /** What the search looks through. */
    private static String keywords(Matter matter) {
        return Stream.of(
                        matter.number,
                        matter.facts.title(),
                        matter.facts.subjectName(),
                        matter.facts.place(),
                        matter.responsibleName,
                        Initials.of(matter.facts.title()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private static @Nullable AccountId account(@Nullable UUID id) {
        return id == null ? null : new AccountId(id);
    }

    private static @Nullable UUID id(@Nullable AccountId account) {
        return account == null ? null : account.value();
    }

    private static @Nullable UnitId unit(@Nullable UUID id) {
        return id == null ? null : new UnitId(id);
    }
}
