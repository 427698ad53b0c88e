package org.bihuan.campaign;

import static org.bihuan.schema.campaign.Tables.PASS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.matter.MatterId;
import org.bihuan.matter.Matters;
import org.bihuan.matter.Opening;
import org.bihuan.matter.Severity;
import org.bihuan.matter.SourceKind;
import org.bihuan.schema.campaign.tables.records.HazardRecord;
import org.bihuan.schema.campaign.tables.records.VisitRecord;
import org.bihuan.shared.Permit;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.bihuan.subject.SubjectNames;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes a matter of each hazard of a visit: handed over at once by whoever may, else opened for the office to hand over,
 * with unit and limit filled in. The hazard's id is the command, so that a visit sent twice opens nothing twice.
 */
@Component
class Hazards {

    /** The code of the matter type that ships. */
    private static final String TYPE = "HAZARD";

    private static final int LONGEST_TITLE = 200;

    private final Matters matters;
    private final DSLContext sql;

    Hazards(Matters matters, DSLContext sql) {
        this.matters = matters;
        this.sql = sql;
    }

    void open(
            Viewer viewer,
            Campaign campaign,
            VisitRecord visit,
            SubjectNames.Entry subject,
            List<HazardFound> found,
            Instant now) {
        var source = found.isEmpty() ? "" : source(campaign, visit);
        var rows = new ArrayList<HazardRecord>();
        for (var hazard : found) {
            var matter = matters.open(viewer, opening(viewer, visit, subject, hazard, source), visit.getId());
            rows.add(row(visit, hazard, matter, now));
        }
        sql.batchInsert(rows).execute();
    }

    private String source(Campaign campaign, VisitRecord visit) {
        var pass = sql.select(PASS.NAME)
                .from(PASS)
                .where(PASS.ZONE_ID.eq(visit.getZoneId()), PASS.ID.eq(visit.getPassId()))
                .fetchSingle(PASS.NAME);
        return campaign.plan().name() + " · " + pass;
    }

    private static Opening opening(
            Viewer viewer, VisitRecord visit, SubjectNames.Entry subject, HazardFound hazard, String source) {
        var lead = new UnitId(visit.getUnitId());
        return new Opening(
                hazard.id(),
                viewer.may(Permit.MATTER_SUPERVISE) ? Opening.Then.ASSIGN : Opening.Then.OPEN,
                TYPE,
                cut(subject.name() + "：" + hazard.facts(), LONGEST_TITLE),
                requirement(hazard),
                hazard.severity(),
                hazard.severity() == Severity.MAJOR,
                SourceKind.INSPECTION,
                source,
                subject.address() == null ? null : cut(subject.address(), 200),
                cut(subject.name(), 200),
                subject.creditCode(),
                lead,
                null,
                subject.territorialUnit(),
                subject.regulatorUnit(),
                null,
                null,
                null,
                hazard.dueOn(),
                null,
                null,
                null,
                null,
                true);
    }

    private static String requirement(HazardFound hazard) {
        var text = new StringBuilder(hazard.facts());
        add(text, "依据：", hazard.clause());
        add(text, "整改措施：", hazard.measure());
        if (hazard.onSpot()) {
            text.append("\n检查时已当场整改，待复查确认。");
        }
        return cut(text.toString(), 4000);
    }

    private static void add(StringBuilder text, String label, @Nullable String words) {
        if (words != null && !words.isBlank()) {
            text.append('\n').append(label).append(words.strip());
        }
    }

    private HazardRecord row(VisitRecord visit, HazardFound hazard, MatterId matter, Instant now) {
        var row = new HazardRecord();
        row.setZoneId(visit.getZoneId());
        row.setId(hazard.id());
        row.setCampaignId(visit.getCampaignId());
        row.setPassId(visit.getPassId());
        row.setVisitId(visit.getId());
        row.setSubjectId(visit.getSubjectId());
        row.setUnitId(visit.getUnitId());
        row.setMatterId(matter.value());
        row.setItemKey(hazard.item());
        row.setFacts(hazard.facts());
        row.setClause(hazard.clause());
        row.setSeverity(hazard.severity().name());
        row.setMeasure(hazard.measure());
        row.setDueOn(hazard.dueOn());
        row.setOnSpot(hazard.onSpot());
        row.setFoundAt(now);
        return row;
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }
}
