package org.bihuan.campaign;

import static org.bihuan.schema.access.Tables.ACCOUNT;
import static org.bihuan.schema.campaign.Tables.TEAM;
import static org.bihuan.schema.campaign.Tables.TEAM_MEMBER;
import static org.bihuan.schema.campaign.Tables.VISIT;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.form.AnswerSheet;
import org.bihuan.schema.campaign.tables.records.PhotoRecord;
import org.bihuan.schema.campaign.tables.records.VisitRecord;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Keeps visits; each is locked while it is acted on. */
@Repository
class VisitRepository {

    /** A visit as it is handed in. */
    record HandedIn(
            PersonId first,
            Inspection inspection,
            VisitResult result,
            @Nullable AnswerSheet sheet,
            @Nullable Double distance,
            UUID by,
            Instant at) {}

    private final DSLContext sql;
    private final JsonMapper json;

    VisitRepository(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** If the viewer sees it. */
    Optional<VisitRecord> lock(Viewer viewer, UUID id) {
        return sql.selectFrom(VISIT)
                .where(VISIT.ZONE_ID.eq(viewer.zone().value()), VISIT.ID.eq(id), VisitSight.seenBy(viewer))
                .forUpdate()
                .fetchOptional();
    }

    boolean isMember(ZoneKey zone, UUID team, PersonId person) {
        return sql.fetchExists(
                TEAM_MEMBER,
                TEAM_MEMBER.ZONE_ID.eq(zone.value()),
                TEAM_MEMBER.TEAM_ID.eq(team),
                TEAM_MEMBER.PERSON_ID.eq(person.value()));
    }

    boolean isTeam(ZoneKey zone, UUID campaign, UUID team) {
        return sql.fetchExists(TEAM, TEAM.ZONE_ID.eq(zone.value()), TEAM.ID.eq(team), TEAM.CAMPAIGN_ID.eq(campaign));
    }

    /** Absent for somebody without an account. */
    @Nullable
    AccountId accountOf(ZoneKey zone, PersonId person) {
        return sql.select(ACCOUNT.ID)
                .from(ACCOUNT)
                .where(ACCOUNT.ZONE_ID.eq(zone.value()), ACCOUNT.PERSON_ID.eq(person.value()))
                .limit(1)
                .fetchOptional(row -> new AccountId(row.value1()))
                .orElse(null);
    }

    void handIn(VisitRecord visit, HandedIn done) {
        var told = done.inspection();
        var second = told.second();
        var sheet = done.sheet();
        visit.setState(VisitState.DONE.name());
        visit.setFirstInspectorId(done.first().value());
        visit.setSecondInspectorId(second == null ? null : second.value());
        visit.setVisitedAt(told.visitedAt());
        visit.setResult(done.result().name());
        visit.setLongitude(told.longitude());
        visit.setLatitude(told.latitude());
        visit.setAccuracy(told.accuracy());
        visit.setDistance(done.distance());
        visit.setSignature(told.signature().name());
        visit.setSignerName(told.signerName());
        visit.setSignatureNote(told.signatureNote());
        visit.setRemark(told.remark());
        visit.setHandedInBy(done.by());
        visit.setHandedInAt(done.at());
        if (sheet != null) {
            visit.setAnswers(JSONB.valueOf(json.writeValueAsString(sheet.answers())));
            visit.setScore(sheet.score().percent());
        }
        write(visit);
    }

    void assign(VisitRecord visit, @Nullable UUID team) {
        visit.setTeamId(team);
        write(visit);
    }

    void move(VisitRecord visit, VisitState to, @Nullable String reason) {
        visit.setState(to.name());
        visit.setCancelledBecause(reason);
        write(visit);
    }

    private void write(VisitRecord visit) {
        var zone = visit.getZoneId();
        var id = visit.getId();
        visit.setVersion(visit.getVersion() + 1);
        var changed = visit.copy();
        sql.update(VISIT)
                .set(changed)
                .where(VISIT.ZONE_ID.eq(zone), VISIT.ID.eq(id))
                .execute();
    }

    /** A file is shown once for a visit, at the first place that names it. */
    void keepPhotos(ZoneKey zone, UUID visit, List<UUID> site, List<HazardFound> hazards) {
        var rows = new LinkedHashMap<UUID, PhotoRecord>();
        hazards.forEach(hazard -> {
            hazard.before().forEach(file -> add(rows, zone, visit, file, hazard.id(), "BEFORE"));
            hazard.after().forEach(file -> add(rows, zone, visit, file, hazard.id(), "AFTER"));
        });
        site.forEach(file -> add(rows, zone, visit, file, null, "SITE"));
        sql.batchInsert(rows.values()).execute();
    }

    private static void add(
            LinkedHashMap<UUID, PhotoRecord> rows,
            ZoneKey zone,
            UUID visit,
            UUID file,
            @Nullable UUID hazard,
            String moment) {
        var row = new PhotoRecord();
        row.setZoneId(zone.value());
        row.setVisitId(visit);
        row.setFileId(file);
        row.setHazardId(hazard);
        row.setMoment(moment);
        row.setSort(rows.size());
        rows.putIfAbsent(file, row);
    }
}
