package org.bihuan.campaign;

import static org.bihuan.schema.campaign.Tables.CAMPAIGN_;
import static org.bihuan.schema.campaign.Tables.PASS;
import static org.bihuan.schema.campaign.Tables.PHOTO;
import static org.bihuan.schema.campaign.Tables.TEAM;
import static org.bihuan.schema.campaign.Tables.TEAM_MEMBER;
import static org.bihuan.schema.campaign.Tables.VISIT;
import static org.bihuan.schema.organisation.Tables.PERSON;
import static org.bihuan.schema.organisation.Tables.UNIT;
import static org.bihuan.schema.subject.Tables.SUBJECT_;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.bihuan.form.FormSketch;
import org.bihuan.form.FormVersions;
import org.bihuan.organisation.PeopleNames;
import org.bihuan.schema.campaign.tables.records.VisitRecord;
import org.bihuan.shared.Permit;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The page of one visit. */
@Repository
public class VisitShow {

    private static final TypeReference<Map<String, String>> ANSWERS = new TypeReference<>() {};

    private final DSLContext sql;
    private final FormVersions forms;
    private final PeopleNames people;
    private final JsonMapper json;

    VisitShow(DSLContext sql, FormVersions forms, PeopleNames people, JsonMapper json) {
        this.sql = sql;
        this.forms = forms;
        this.people = people;
        this.json = json;
    }

    @Transactional(readOnly = true)
    public VisitFile of(Viewer viewer, UUID id) {
        viewer.mustHave(Permit.CAMPAIGN_READ);
        var zone = viewer.zone().value();
        var row = sql.select(VISIT, CAMPAIGN_.NAME, PASS, SUBJECT_, UNIT.NAME, TEAM.NAME)
                .from(VISIT)
                .join(CAMPAIGN_)
                .on(CAMPAIGN_.ZONE_ID.eq(VISIT.ZONE_ID), CAMPAIGN_.ID.eq(VISIT.CAMPAIGN_ID), CAMPAIGN_.ZONE_ID.eq(zone))
                .join(PASS)
                .on(PASS.ZONE_ID.eq(VISIT.ZONE_ID), PASS.ID.eq(VISIT.PASS_ID), PASS.ZONE_ID.eq(zone))
                .join(SUBJECT_)
                .on(SUBJECT_.ZONE_ID.eq(VISIT.ZONE_ID), SUBJECT_.ID.eq(VISIT.SUBJECT_ID), SUBJECT_.ZONE_ID.eq(zone))
                .join(UNIT)
                .on(UNIT.ZONE_ID.eq(VISIT.ZONE_ID), UNIT.ID.eq(VISIT.UNIT_ID), UNIT.ZONE_ID.eq(zone))
                .leftJoin(TEAM)
                .on(TEAM.ZONE_ID.eq(VISIT.ZONE_ID), TEAM.ID.eq(VISIT.TEAM_ID), TEAM.ZONE_ID.eq(zone))
                .where(VisitSight.seenBy(viewer), VISIT.ID.eq(id))
                .fetchOptional()
                .orElseThrow(Visits::missing);
        var visit = row.value1();
        var pass = row.value3();
        var subject = row.value4();
        var names = people.of(
                viewer.zone(),
                Stream.of(visit.getFirstInspectorId(), visit.getSecondInspectorId())
                        .filter(Objects::nonNull)
                        .map(PersonId::new)
                        .toList());
        var state = VisitState.valueOf(visit.getState());
        return new VisitFile(
                id,
                new CampaignFile.Named(visit.getCampaignId(), row.value2()),
                new CampaignFile.Named(pass.getId(), pass.getName()),
                new VisitFile.Subject(
                        subject.getId(),
                        subject.getName(),
                        subject.getTypeCode(),
                        subject.getCreditCode(),
                        subject.getAddress(),
                        subject.getLongitude(),
                        subject.getLatitude()),
                new CampaignFile.Named(visit.getUnitId(), row.value5()),
                VisitKind.valueOf(visit.getKind()),
                state,
                visit.getDueOn(),
                visit.getTeamId() == null ? null : new CampaignFile.Named(visit.getTeamId(), row.value6()),
                members(zone, visit.getTeamId()),
                named(names, visit.getFirstInspectorId()),
                named(names, visit.getSecondInspectorId()),
                visit.getVisitedAt(),
                visit.getResult() == null ? null : VisitResult.valueOf(visit.getResult()),
                form(viewer, visit),
                visit.getAnswers() == null
                        ? null
                        : json.readValue(visit.getAnswers().data(), ANSWERS),
                visit.getScore(),
                photos(zone, id),
                visit.getLongitude(),
                visit.getLatitude(),
                visit.getAccuracy(),
                visit.getDistance(),
                visit.getSignature() == null ? null : Inspection.Signature.valueOf(visit.getSignature()),
                visit.getSignerName(),
                visit.getSignatureNote(),
                visit.getRemark(),
                visit.getCancelledBecause(),
                earlier(zone, pass.getPreviousId(), visit.getSubjectId()),
                visit.getVersion(),
                allowed(viewer, state));
    }

    private static Set<VisitAct> allowed(Viewer viewer, VisitState state) {
        var acts = EnumSet.noneOf(VisitAct.class);
        VisitAct.in(state).stream().filter(act -> viewer.may(act.permit())).forEach(acts::add);
        return acts;
    }

    private @Nullable FormSketch form(Viewer viewer, VisitRecord visit) {
        var version = visit.getFormVersionId();
        return version == null
                ? null
                : forms.version(viewer.zone(), version)
                        .map(found -> found.sketch())
                        .orElse(null);
    }

    private static CampaignFile.@Nullable Named named(Map<PersonId, String> names, @Nullable UUID person) {
        return person == null ? null : new CampaignFile.Named(person, names.getOrDefault(new PersonId(person), ""));
    }

    private List<CampaignFile.Named> members(UUID zone, @Nullable UUID team) {
        return team == null
                ? List.of()
                : sql.select(PERSON.ID, PERSON.NAME)
                        .from(TEAM_MEMBER)
                        .join(PERSON)
                        .on(
                                PERSON.ZONE_ID.eq(TEAM_MEMBER.ZONE_ID),
                                PERSON.ID.eq(TEAM_MEMBER.PERSON_ID),
                                PERSON.ZONE_ID.eq(zone))
                        .where(TEAM_MEMBER.ZONE_ID.eq(zone), TEAM_MEMBER.TEAM_ID.eq(team))
                        .orderBy(TEAM_MEMBER.SORT)
                        .fetch(row -> new CampaignFile.Named(row.value1(), row.value2()));
    }

    private List<VisitFile.Photo> photos(UUID zone, UUID visit) {
        return sql.selectFrom(PHOTO)
                .where(PHOTO.ZONE_ID.eq(zone), PHOTO.VISIT_ID.eq(visit))
                .orderBy(PHOTO.SORT)
                .fetch(row -> new VisitFile.Photo(row.getFileId(), row.getHazardId(), row.getMoment()));
    }

    private @Nullable UUID earlier(UUID zone, @Nullable UUID pass, UUID subject) {
        return pass == null
                ? null
                : sql.select(VISIT.ID)
                        .from(VISIT)
                        .where(
                                VISIT.ZONE_ID.eq(zone),
                                VISIT.PASS_ID.eq(pass),
                                VISIT.SUBJECT_ID.eq(subject),
                                VISIT.STATE.eq(VisitState.DONE.name()))
                        .orderBy(VISIT.VISITED_AT.desc())
                        .limit(1)
                        .fetchOne(VISIT.ID);
    }
}
