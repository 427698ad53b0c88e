package org.bihuan.demo;

import static org.bihuan.schema.matter.Tables.MATTER_;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.evidence.EvidenceId;
import org.bihuan.evidence.Evidences;
import org.bihuan.lookback.Draws;
import org.bihuan.lookback.FalseReports;
import org.bihuan.lookback.Inspectors;
import org.bihuan.lookback.LookBackList;
import org.bihuan.lookback.LookBacks;
import org.bihuan.matter.MatterState;
import org.bihuan.matter.Matters;
import org.bihuan.matter.Opening;
import org.bihuan.matter.SourceKind;
import org.bihuan.matter.VerificationMethod;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Ids;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** What follows the stories: a sample is looked back at, and a matter or two turn up again. Joins the stories' transaction. */
@Component
@ConditionalOnBooleanProperty("bihuan.demo")
final class DemoAfter {

    /** Who looks back, by name and log-in. */
    private static final Map<String, String> INSPECTORS = Map.of("许文博", "anban", "姜文博", "anbanfu");

    /** Matters that turn up again. */
    static final int AGAIN = 2;

    private static final int SETTLED = 4;

    private final DSLContext sql;
    private final DemoCast cast;
    private final Draws draws;
    private final Inspectors inspectors;
    private final LookBacks lookBacks;
    private final LookBackList list;
    private final FalseReports falseReports;
    private final Evidences evidences;
    private final Matters matters;
    private final Clock clock;

    DemoAfter(
            DSLContext sql,
            DemoCast cast,
            Draws draws,
            Inspectors inspectors,
            LookBacks lookBacks,
            LookBackList list,
            FalseReports falseReports,
            Evidences evidences,
            Matters matters,
            Clock clock) {
        this.sql = sql;
        this.cast = cast;
        this.draws = draws;
        this.inspectors = inspectors;
        this.lookBacks = lookBacks;
        this.list = list;
        this.falseReports = falseReports;
        this.evidences = evidences;
        this.matters = matters;
        this.clock = clock;
    }

    void happen(ZoneKey zone) {
        var now = clock.instant();
        var officer = cast.viewer(zone, "ducha");
        DemoClock.at(now.minus(Duration.ofDays(6)), () -> draw(officer));
        DemoClock.at(now.minus(Duration.ofDays(3)), () -> settle(zone, officer));
        DemoClock.at(now.minus(Duration.ofDays(2)), () -> confirm(officer));
        again(officer, now);
    }

    private void draw(Viewer officer) {
        var people = inspectors.all(officer).stream()
                .filter(each -> INSPECTORS.containsKey(each.name()))
                .map(Inspectors.Inspector::person)
                .toList();
        var today = BusinessZone.today(clock);
        draws.draw(officer, new Draws.NewDraw(Ids.next(), today.minusDays(180), today, today.plusDays(14), people));
    }

    /** The last of these does not hold. */
    private void settle(ZoneKey zone, Viewer officer) {
        var tasks = list.page(officer, null, true, false, new PageRequest(1, 50)).items().stream()
                .filter(task -> task.inspector() != null)
                .limit(SETTLED)
                .toList();
        for (var task : tasks) {
            var inspector = cast.viewer(zone, INSPECTORS.getOrDefault(task.inspector(), "anban"));
            var holds = task != tasks.getLast();
            lookBacks.settle(
                    inspector,
                    task.id(),
                    new LookBacks.Result(
                            task.version(),
                            holds,
                            VerificationMethod.UNANNOUNCED,
                            holds ? "现场复核，整改成果保持，未见反弹。" : "现场与反馈照片不符，同一问题仍在，涉嫌以旧照充新照。",
                            null,
                            !holds,
                            holds ? List.of() : List.of(proof(inspector))));
        }
    }

    private UUID proof(Viewer inspector) {
        var id = Ids.next();
        var note = "回头看现场记录：堆放物与反馈照片中的位置一致，未见清理痕迹。";
        evidences.receive(
                inspector,
                new EvidenceId(id),
                "回头看现场记录.txt",
                new ByteArrayInputStream(note.getBytes(StandardCharsets.UTF_8)));
        return id;
    }

    private void confirm(Viewer officer) {
        list.falseReports(officer, true, new PageRequest(1, 10)).items().stream()
                .filter(flag -> flag.allowedActions().contains("decide"))
                .findFirst()
                .ifPresent(flag -> falseReports.decide(officer, flag.id(), true, "经比对拍摄时间，反馈照片为整改前拍摄，属实。"));
    }

    /** One open matter is written down a second time, and one closed comes back. */
    private void again(Viewer officer, Instant now) {
        DemoClock.at(now.minus(Duration.ofHours(5)), () -> again(officer, MatterState.IN_PROGRESS, "群众来电："));
        DemoClock.at(now.minus(Duration.ofHours(3)), () -> again(officer, MatterState.CLOSED_OFF, "复查又见："));
    }

    private void again(Viewer officer, MatterState state, String lead) {
        sql.selectFrom(MATTER_)
                .where(
                        MATTER_.ZONE_ID.eq(officer.zone().value()),
                        MATTER_.STATE.eq(state.name()),
                        MATTER_.TYPE_CODE.eq("PROBLEM"),
                        MATTER_.PLACE.isNotNull(),
                        MATTER_.LEAD_UNIT_ID.isNotNull())
                .orderBy(MATTER_.LAST_EVENT_AT.desc(), MATTER_.ID)
                .limit(1)
                .fetchOptional()
                .ifPresent(row -> matters.open(
                        officer,
                        new Opening(
                                Ids.next(),
                                Opening.Then.OPEN,
                                row.getTypeCode(),
                                lead + row.getTitle(),
                                row.getRequirement(),
                                null,
                                false,
                                SourceKind.PETITION,
                                "12345 热线转办",
                                row.getPlace(),
                                row.getSubjectName(),
                                row.getSubjectCode(),
                                new UnitId(row.getLeadUnitId()),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                true)));
    }
}
