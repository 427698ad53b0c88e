package org.bihuan.demo;

import static org.bihuan.schema.matter.Tables.MATTER_;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.bihuan.calendar.Calendars;
import org.bihuan.demo.photo.PhotoStudio;
import org.bihuan.demo.story.DemoTable;
import org.bihuan.demo.story.Story;
import org.bihuan.demo.story.StoryWriter;
import org.bihuan.evidence.Evidences;
import org.bihuan.matter.MatterIntake;
import org.bihuan.matter.MatterTypes;
import org.bihuan.matter.Matters;
import org.bihuan.notice.Notices;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets the stories happen: proof is made and uploaded first, then every act is done through {@code Matters} by the
 * account that would do it, at its moment in the past. All acts are one transaction.
 */
@Component
@ConditionalOnBooleanProperty("bihuan.demo")
final class DemoStories {

    private static final long SEED = 20_260_903;
    private static final int LAST_ON_PAPER = 100;
    private static final int ENOUGH_TO_DRAW_FROM = 200;
    private static final Duration UNREAD = Duration.ofDays(2);

    private final Calendars calendars;
    private final Matters matters;
    private final MatterIntake intake;
    private final MatterTypes types;
    private final Evidences evidences;
    private final Notices notices;
    private final DemoCast cast;
    private final DemoAfter after;
    private final TransactionTemplate transaction;
    private final DSLContext sql;
    private final Clock clock;

    DemoStories(
            Calendars calendars,
            Matters matters,
            MatterIntake intake,
            MatterTypes types,
            Evidences evidences,
            Notices notices,
            DemoCast cast,
            DemoAfter after,
            TransactionTemplate transaction,
            DSLContext sql,
            Clock clock) {
        this.calendars = calendars;
        this.matters = matters;
        this.intake = intake;
        this.types = types;
        this.evidences = evidences;
        this.notices = notices;
        this.cast = cast;
        this.after = after;
        this.transaction = transaction;
        this.sql = sql;
        this.clock = clock;
    }

    boolean haveHappened(ZoneKey zone) {
        return Boolean.TRUE.equals(
                transaction.execute(status -> sql.fetchExists(MATTER_, MATTER_.ZONE_ID.eq(zone.value()))));
    }

    void happen(ZoneKey zone, int count) {
        var viewers = new HashMap<String, Viewer>();
        List<Story> stories = transaction.execute(status -> {
            var written = writer(zone).write(count >= ENOUGH_TO_DRAW_FROM ? count - DemoAfter.AGAIN : count);
            written.forEach(story -> {
                story.steps().forEach(step -> viewers.computeIfAbsent(step.login(), each -> cast.viewer(zone, each)));
                viewers.computeIfAbsent(story.opener(), each -> cast.viewer(zone, each));
            });
            return written;
        });
        upload(zone, stories, viewers);
        transaction.executeWithoutResult(status -> {
            numbersGivenOnPaper(zone);
            stories.forEach(story -> happen(story, viewers));
            if (count >= ENOUGH_TO_DRAW_FROM) {
                after.happen(zone);
            }
            viewers.values().forEach(this::readOldNotices);
        });
    }

    /** The zone numbered its first matters of each year on paper: ledgers from then come in beside the stories. */
    private void numbersGivenOnPaper(ZoneKey zone) {
        int year = BusinessZone.today(clock).getYear();
        var given = types.current(zone).stream()
                .flatMap(type ->
                        Stream.of(year - 1, year).map(each -> type.prefix() + "〔" + each + "〕" + LAST_ON_PAPER + "号"))
                .toList();
        intake.reserve(zone, given);
    }

    private StoryWriter writer(ZoneKey zone) {
        var entered = cast.of(zone);
        return new StoryWriter(
                calendars.of(zone), clock.instant(), entered.units(), entered.people(), liaisons(), SEED);
    }

    private static Map<String, String> liaisons() {
        var liaisons = new HashMap<String, String>();
        for (var row : DemoTable.rows("people.csv")) {
            if (row.get(6).equals("LIAISON")) {
                liaisons.put(row.get(1), row.get(5));
            }
        }
        return liaisons;
    }

    /** Drawing and examining photos is the slow part, and they do not depend on each other. */
    private void upload(ZoneKey zone, List<Story> stories, Map<String, Viewer> viewers) {
        try (var hands = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var uploads = stories.stream()
                    .flatMap(story -> story.proofs().stream())
                    .map(proof -> hands.submit(() ->
                            CurrentZone.run(zone, () -> upload(proof, Told.viewer(viewers, proof.login())))))
                    .toList();
            for (var each : uploads) {
                each.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
    }

    private void upload(Story.Proof proof, Viewer viewer) {
        var bytes = switch (proof) {
            case Story.Shot shot -> PhotoStudio.take(shot.scene(), shot.after(), shot.seed(), shot.at());
            case Story.Note note -> note.text().getBytes(StandardCharsets.UTF_8);
        };
        DemoClock.at(
                proof.at().plusSeconds(240),
                () -> evidences.receive(viewer, proof.id(), proof.name(), new ByteArrayInputStream(bytes)));
    }

    /** People have read what is older than two days; the rest is new to them. */
    private void readOldNotices(Viewer viewer) {
        notices.readAll(viewer, clock.instant().minus(UNREAD));
    }

    private void happen(Story story, Map<String, Viewer> viewers) {
        var told = new Told(matters, viewers);
        DemoClock.at(story.openedAt(), () -> told.open(story));
        story.steps().forEach(step -> DemoClock.at(step.at(), () -> told.act(step)));
    }
}
