package org.bihuan.demo;

import static org.bihuan.schema.matter.Tables.MATTER_EVENT;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.demo.photo.PhotoStudio;
import org.bihuan.demo.photo.Scene;
import org.bihuan.evidence.EvidenceId;
import org.bihuan.evidence.EvidenceShow;
import org.bihuan.evidence.Evidences;
import org.bihuan.matter.MatterId;
import org.bihuan.matter.MatterOrder;
import org.bihuan.matter.MatterShow;
import org.bihuan.matter.Matters;
import org.bihuan.matter.Opening;
import org.bihuan.matter.SourceKind;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.bihuan.suspicion.SuspicionList;
import org.bihuan.suspicion.SuspicionRounds;
import org.bihuan.suspicion.Suspicions;
import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Two reports that are not what they seem: one with another matter's photo, found out; one with its own of before. */
@Component
@ConditionalOnBooleanProperty("bihuan.demo")
final class DemoSuspicions {

    /** So many matters come of it. */
    static final int MATTERS = 2;

    private static final String OFFICER = "ducha";
    private static final int CANDIDATES = 30;

    private final DSLContext sql;
    private final Matters matters;
    private final MatterShow files;
    private final Evidences evidences;
    private final EvidenceShow shown;
    private final SuspicionRounds rounds;
    private final SuspicionList list;
    private final Suspicions suspicions;
    private final DemoCast cast;
    private final Clock clock;

    DemoSuspicions(
            DSLContext sql,
            Matters matters,
            MatterShow files,
            Evidences evidences,
            EvidenceShow shown,
            SuspicionRounds rounds,
            SuspicionList list,
            Suspicions suspicions,
            DemoCast cast,
            Clock clock) {
        this.sql = sql;
        this.matters = matters;
        this.files = files;
        this.evidences = evidences;
        this.shown = shown;
        this.rounds = rounds;
        this.list = list;
        this.suspicions = suspicions;
        this.cast = cast;
        this.clock = clock;
    }

    void happen(ZoneKey zone) {
        anotherMattersPhoto(zone);
        photoOfBefore(zone);
    }

    private void anotherMattersPhoto(ZoneKey zone) {
        var matter = open(zone, daysAgo(9), "清理东片厂房疏散通道堆放物", "东澜纺织园三期", "住房和城乡建设局");
        act(zone, daysAgo(8), "zhujian", matter, new MatterOrder.Receive(null, null));
        var photo = reportedElsewhere(zone).orElseGet(() -> PhotoStudio.take(Scene.PASSAGE, true, 90_001, daysAgo(12)));
        var file = upload(zone, daysAgo(3), "zhujian", PhotoStudio.trimmed(photo));
        report(zone, daysAgo(3), "zhujian", matter, file, "通道堆放物已全部清理，附整改后照片。");
        DemoClock.at(daysAgo(3), () -> rounds.lookAt(zone, matter.value()));
        var inspector = cast.viewer(zone, "anban");
        DemoClock.at(
                daysAgo(2),
                () -> list.of(inspector, matter.value()).stream()
                        .filter(row -> row.allowedActions().contains("decide"))
                        .forEach(row -> suspicions.decide(
                                inspector, row.id(), row.version(), true, "比对两处照片，构图与细节一致，系裁剪他处照片充作整改后照片。")));
    }

    private void photoOfBefore(ZoneKey zone) {
        var matter = open(zone, daysAgo(7), "拆除占用人行道的临时棚架", "东澜大道中段", "综合行政执法局");
        act(zone, daysAgo(6), "zhifa", matter, new MatterOrder.Receive(null, null));
        var before = PhotoStudio.take(Scene.LANE, false, 90_002, daysAgo(5));
        var first = upload(zone, daysAgo(5), "zhifa", before);
        act(zone, daysAgo(5), "zhifa", matter, new MatterOrder.Progress("已告知当事人限期自拆。", 30, null, List.of(first)));
        var again = upload(zone, daysAgo(1), "zhifa", PhotoStudio.trimmed(before));
        report(zone, daysAgo(1), "zhifa", matter, again, "棚架已拆除，现场已恢复。");
        DemoClock.at(daysAgo(1), () -> rounds.lookAt(zone, matter.value()));
    }

    /** A photo some unit has reported with a while ago. */
    private Optional<byte[]> reportedElsewhere(ZoneKey zone) {
        var officer = cast.viewer(zone, OFFICER);
        var cited = sql.select(MATTER_EVENT.EVIDENCE)
                .from(MATTER_EVENT)
                .where(
                        MATTER_EVENT.ZONE_ID.eq(zone.value()),
                        MATTER_EVENT.EVENT.eq("Reported"),
                        MATTER_EVENT.EVIDENCE.ne(new UUID[0]),
                        MATTER_EVENT.AT.lt(daysAgo(5)))
                .orderBy(MATTER_EVENT.AT.desc(), MATTER_EVENT.ID)
                .limit(CANDIDATES)
                .fetch(row -> new EvidenceId(row.value1()[0]));
        return shown.many(zone, cited).values().stream()
                .filter(file -> file.kind().equals("PHOTO"))
                .findFirst()
                .map(file -> bytes(officer, new EvidenceId(file.id())));
    }

    private byte[] bytes(Viewer viewer, EvidenceId id) {
        try (var stream = shown.content(viewer, id).bytes().getInputStream()) {
            return stream.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private UUID upload(ZoneKey zone, Instant at, String login, byte[] photo) {
        var id = new EvidenceId(Ids.next());
        var viewer = cast.viewer(zone, login);
        DemoClock.at(at, () -> evidences.receive(viewer, id, "整改后.jpg", new ByteArrayInputStream(photo)));
        return id.value();
    }

    private void report(ZoneKey zone, Instant at, String login, MatterId matter, UUID file, String text) {
        act(zone, at, login, matter, new MatterOrder.Report(text, List.of(file)));
    }

    private MatterId open(ZoneKey zone, Instant at, String title, String place, String lead) {
        var opened = new MatterId[1];
        var opening = new Opening(
                Ids.next(),
                Opening.Then.ASSIGN,
                "PROBLEM",
                title,
                "限期整改到位，反馈整改前后照片。",
                null,
                false,
                SourceKind.INSPECTION,
                "安全生产巡查",
                place,
                null,
                null,
                cast.of(zone).unit(lead),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                BusinessZone.today(clock).plusDays(6),
                null,
                null,
                null,
                null,
                true);
        var officer = cast.viewer(zone, OFFICER);
        DemoClock.at(at, () -> opened[0] = matters.open(officer, opening));
        return opened[0];
    }

    private void act(ZoneKey zone, Instant at, String login, MatterId matter, MatterOrder order) {
        var version = files.of(cast.viewer(zone, OFFICER), matter).version();
        var viewer = cast.viewer(zone, login);
        DemoClock.at(at, () -> matters.act(viewer, matter, version, Ids.next(), order));
    }

    private Instant daysAgo(int days) {
        return clock.instant().minus(Duration.ofDays(days));
    }
}
