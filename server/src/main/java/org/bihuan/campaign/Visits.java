package org.bihuan.campaign;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bihuan.evidence.EvidenceId;
import org.bihuan.evidence.Evidences;
import org.bihuan.form.AnswerSheet;
import org.bihuan.form.FailedCheck;
import org.bihuan.form.FormVersions;
import org.bihuan.organisation.PeopleNames;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.place.Coordinates;
import org.bihuan.schema.campaign.tables.records.VisitRecord;
import org.bihuan.shared.Acted;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.subject.DirectoryReading;
import org.bihuan.subject.SubjectId;
import org.bihuan.subject.SubjectNames;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Going out (现场检查): visits are assigned, handed in, cancelled. A stale version is refused with {@code CAMPAIGN-VISIT-STALE}. */
@Service
public class Visits {

    private final VisitRepository visits;
    private final Hazards hazards;
    private final CampaignRepository campaigns;
    private final SubjectNames subjects;
    private final FormVersions forms;
    private final UnitDirectory units;
    private final PeopleNames people;
    private final Evidences evidences;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Visits(
            VisitRepository visits,
            Hazards hazards,
            CampaignRepository campaigns,
            SubjectNames subjects,
            FormVersions forms,
            UnitDirectory units,
            PeopleNames people,
            Evidences evidences,
            ApplicationEventPublisher events,
            Clock clock) {
        this.visits = visits;
        this.hazards = hazards;
        this.campaigns = campaigns;
        this.subjects = subjects;
        this.forms = forms;
        this.units = units;
        this.people = people;
        this.evidences = evidences;
        this.events = events;
        this.clock = clock;
    }

    /** Hands in what was found: the visit is done, each hazard becomes a matter. By somebody of the team, in person. */
    @Transactional
    public void handIn(Viewer viewer, UUID id, Inspection inspection) {
        viewer.mustBeInPerson();
        var visit = toActOn(viewer, id, inspection.version(), VisitAct.HAND_IN);
        var kind = VisitKind.valueOf(visit.getKind());
        var first = inspector(viewer, visit);
        InspectionRule.check(inspection, kind);
        mustBeSomebodyElse(viewer, first, inspection.second());
        var now = clock.instant();
        if (inspection.visitedAt().isAfter(now.plus(Duration.ofMinutes(10)))) {
            throw Problem.field("visitedAt", "CAMPAIGN-VISIT-AHEAD", "检查时间不能晚于现在。");
        }
        var today = BusinessZone.today(clock);
        var sheet = sheet(viewer, visit, inspection);
        var found =
                InspectionRule.hazards(id, inspection, sheet == null ? List.<FailedCheck>of() : sheet.failed(), today);
        var result = InspectionRule.result(inspection, found);
        mustBeCitable(viewer, visit, inspection, sheet, found);
        var subject = Objects.requireNonNull(subjects.of(viewer.zone(), List.of(new SubjectId(visit.getSubjectId())))
                .get(new SubjectId(visit.getSubjectId())));
        visits.handIn(
                visit,
                new VisitRepository.HandedIn(
                        first,
                        inspection,
                        result,
                        sheet,
                        distance(inspection, subject.position()),
                        viewer.account().value(),
                        now));
        var campaign = campaigns.find(viewer.zone(), visit.getCampaignId()).orElseThrow(CampaignSight::missing);
        hazards.open(viewer, campaign, visit, subject, found, now);
        visits.keepPhotos(viewer.zone(), id, inspection.photos(), found);
        events.publishEvent(new Acted(
                viewer,
                "campaign.hand-in-visit",
                "campaign-visit",
                id,
                Map.of("result", result.name(), "hazards", found.size())));
    }

    private VisitRecord toActOn(Viewer viewer, UUID id, int version, VisitAct act) {
        viewer.mustHave(act.permit());
        var visit = visits.lock(viewer, id).orElseThrow(Visits::missing);
        if (visit.getVersion() != version) {
            throw stale();
        }
        if (act.from(VisitState.valueOf(visit.getState())).isEmpty()) {
            throw Problem.conflict("CAMPAIGN-VISIT-NOT-NOW", "这次检查当前状态不允许此操作，可能已由他人提交，请刷新。")
                    .with("state", visit.getState());
        }
        return visit;
    }

    private PersonId inspector(Viewer viewer, VisitRecord visit) {
        var person = viewer.person();
        if (person == null) {
            throw Problem.refused("CAMPAIGN-NO-PERSON", "账号未关联人员，不能提交检查结果，请联系系统管理员。");
        }
        var team = visit.getTeamId();
        if (team != null && !viewer.may(Permit.CAMPAIGN_LEAD) && !visits.isMember(viewer.zone(), team, person)) {
            throw Problem.refused("CAMPAIGN-VISIT-OF-ANOTHER-TEAM", "这次检查已指派给其他检查组，请由该组人员提交。");
        }
        return person;
    }

    private void mustBeSomebodyElse(Viewer viewer, PersonId first, @Nullable PersonId second) {
        if (second == null) {
            return;
        }
        if (second.equals(first) || viewer.isOneWith(visits.accountOf(viewer.zone(), second))) {
            throw Problem.field("second", "CAMPAIGN-SAME-INSPECTOR", "两名检查人员不能是同一人，也不能是本人的代行人。");
        }
        if (!campaigns.inForce(viewer.zone(), List.of(second)).contains(second)) {
            throw Problem.field("second", "CAMPAIGN-PERSON-UNKNOWN", "没有这名检查人员或已离任，请重新选择。");
        }
    }

    private @Nullable AnswerSheet sheet(Viewer viewer, VisitRecord visit, Inspection inspection) {
        var version = visit.getFormVersionId();
        if (version == null || inspection.result() != null) {
            return null;
        }
        var form = forms.version(viewer.zone(), version).orElseThrow(FormVersions::missing);
        var reading = new DirectoryReading(viewer.zone(), units, people);
        return AnswerSheet.of(form.sketch(), inspection.answers(), BusinessZone.today(clock), reading)
                .mustBeComplete();
    }

    /** Files the sheet names are held in the sheet; each must be one's own or open to one already. */
    private void mustBeCitable(
            Viewer viewer,
            VisitRecord visit,
            Inspection inspection,
            @Nullable AnswerSheet sheet,
            List<HazardFound> found) {
        var files = new ArrayList<>(inspection.photos());
        found.forEach(hazard -> {
            files.addAll(hazard.before());
            files.addAll(hazard.after());
        });
        if (sheet != null) {
            var form = forms.version(viewer.zone(), Objects.requireNonNull(visit.getFormVersionId()));
            form.ifPresent(version -> files.addAll(sheet.files(version.sketch())));
        }
        var all = files.stream().distinct().map(EvidenceId::new).toList();
        for (int from = 0; from < all.size(); from += Evidences.MOST_AT_ONCE) {
            evidences.mustExist(viewer, all.subList(from, Math.min(from + Evidences.MOST_AT_ONCE, all.size())));
        }
    }

    private static @Nullable Double distance(Inspection inspection, @Nullable Coordinates registered) {
        var longitude = inspection.longitude();
        var latitude = inspection.latitude();
        if (longitude == null || latitude == null) {
            return null;
        }
        var here = new Coordinates(longitude, latitude, inspection.accuracy()).mustBeSensible("longitude");
        return registered == null ? null : (double) Math.round(here.metresTo(registered));
    }

    /** Gives planned visits to a team, or to none in particular. */
    @Transactional
    public void assign(Viewer viewer, UUID id, int version, @Nullable UUID team) {
        var visit = toActOn(viewer, id, version, VisitAct.ASSIGN);
        if (team != null && !visits.isTeam(viewer.zone(), visit.getCampaignId(), team)) {
            throw Problem.field("team", "CAMPAIGN-TEAM-UNKNOWN", "没有这个检查组，请从本行动的检查组中选择。");
        }
        visits.assign(visit, team);
        acted(viewer, "campaign.assign-visit", id);
    }

    @Transactional
    public void cancel(Viewer viewer, UUID id, int version, String reason) {
        visits.move(toActOn(viewer, id, version, VisitAct.CANCEL), VisitState.CANCELLED, reason);
        acted(viewer, "campaign.cancel-visit", id);
    }

    @Transactional
    public void restore(Viewer viewer, UUID id, int version) {
        visits.move(toActOn(viewer, id, version, VisitAct.RESTORE), VisitState.PLANNED, null);
        acted(viewer, "campaign.restore-visit", id);
    }

    private void acted(Viewer viewer, String act, UUID id) {
        events.publishEvent(new Acted(viewer, act, "campaign-visit", id, Map.of()));
    }

    static Problem missing() {
        return Problem.missing("CAMPAIGN-VISIT-MISSING", "没有这次检查，或您无权查看。");
    }

    private static Problem stale() {
        return Problem.conflict("CAMPAIGN-VISIT-STALE", "检查刚被他人修改，请刷新后再试。");
    }
}
