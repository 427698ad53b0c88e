package org.bihuan.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.bihuan.schema.matter.Tables.MATTER_EVENT;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.bihuan.audit.AuditChain;
import org.bihuan.calendar.Calendars;
import org.bihuan.calendar.DayKind;
import org.bihuan.matter.MatterId;
import org.bihuan.matter.MatterOrder;
import org.bihuan.matter.MatterShow;
import org.bihuan.matter.MatterType;
import org.bihuan.matter.Matters;
import org.bihuan.matter.Opening;
import org.bihuan.matter.SourceKind;
import org.bihuan.organisation.NewZone;
import org.bihuan.organisation.ZoneRegister;
import org.bihuan.setup.Administrator;
import org.bihuan.setup.Zones;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.bihuan.testing.TestDatabase;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A demonstration whose administrator moves the time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemonstrationTimeTest {

    private ConfigurableApplicationContext application;
    private ZoneKey zone;
    private DemonstrationTime time;

    @BeforeAll
    void start() {
        application = DemoZoneTest.start(TestDatabase.empty("bihuan_clock"), "--bihuan.demo.matters=40");
        zone = application.getBean(ZoneRegister.class).all().getFirst();
        time = application.getBean(DemonstrationTime.class);
    }

    @AfterAll
    void stop() {
        application.close();
    }

    @Test
    void climbsTheLadderDayByDayOverTheTimeMovedAndSealsWhatHappened() throws Exception {
        var calendar = application.getBean(Calendars.class).of(zone);
        var start = now();
        var due = calendar.add(BusinessZone.dateOf(start), 8, DayKind.WORKING);
        var matter = inZone(() -> open(due));
        var end = due.plusDays(14).atTime(10, 0).atZone(BusinessZone.SHANGHAI).toInstant();

        var reading = inZone(() -> time.forward(viewer("xitong"), end));

        assertThat(reading.demonstration()).isTrue();
        assertThat(reading.moving()).isFalse();
        assertThat(reading.now()).isCloseTo(end, within(10, ChronoUnit.MINUTES));
        assertThat(reading.aheadSeconds())
                .isCloseTo(Duration.between(start, end).toSeconds(), within(900L));
        var climbed = climbed(matter);
        assertThat(climbed.keySet())
                .startsWith("BLUE")
                .contains("YELLOW", "RED")
                .endsWith("LISTED");
        assertThat(climbed)
                .containsEntry("BLUE", calendar.add(due, -3, DayKind.WORKING))
                .containsEntry("RED", calendar.add(due, 1, DayKind.WORKING))
                .containsEntry("LISTED", calendar.add(due, 5, DayKind.WORKING));
        var chain = inZone(() -> application.getBean(AuditChain.class).verify(viewer("shenji")));
        assertThat(chain.sound()).isTrue();
        assertThat(inZone(() -> viewer("ducha")).permits()).isNotEmpty();
    }

    @Test
    void movesForwardOnlyAndAMonthAtMost() {
        refused("DEMO-CLOCK-BACKWARDS", "xitong", now().minusSeconds(60));
        refused("DEMO-CLOCK-TOO-FAR", "xitong", now().plus(Duration.ofDays(32)));
        refused("ACCESS-NOT-PERMITTED", "ducha", now().plus(Duration.ofHours(1)));
    }

    @Test
    void neverMovesTheTimeOfAnotherZone() throws Exception {
        var other = application
                .getBean(Zones.class)
                .found(
                        new NewZone("XILAN", "西澜经济技术开发区", "西澜经开区"),
                        List.of(
                                new Administrator(Administrator.Kind.SYSTEM, "xx1", "甲", DemoAccounts.PASSWORD),
                                new Administrator(Administrator.Kind.SECURITY, "xx2", "乙", DemoAccounts.PASSWORD),
                                new Administrator(Administrator.Kind.AUDIT, "xx3", "丙", DemoAccounts.PASSWORD)));
        var before = application.getBean(DemoClock.class).ahead();

        CurrentZone.run(other.zone(), () -> {
            var viewer = transaction(() -> application.getBean(DemoCast.class).viewer(other.zone(), "xx1"));
            assertThat(time.show(viewer).demonstration()).isFalse();
            assertThatThrownBy(() -> time.forward(viewer, now().plus(Duration.ofHours(1))))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.code()).isEqualTo("DEMO-NOT-RUNNING"));
        });

        assertThat(application.getBean(DemoClock.class).ahead()).isEqualTo(before);
    }

    private void refused(String code, String login, Instant to) {
        var before = application.getBean(DemoClock.class).ahead();
        assertThatThrownBy(() -> inZone(() -> time.forward(viewer(login), to)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
        assertThat(application.getBean(DemoClock.class).ahead()).isEqualTo(before);
    }

    /** A directive of a leader, so that it is listed five days late. */
    private MatterId open(LocalDate due) {
        var unit =
                transaction(() -> application.getBean(DemoCast.class).of(zone).unit("经济发展局"));
        var matters = application.getBean(Matters.class);
        var id = matters.open(
                viewer("ducha"),
                new Opening(
                        Ids.next(),
                        Opening.Then.ASSIGN,
                        MatterType.SUPERVISED_ITEM,
                        "督办园区供热管网改造",
                        "按期完工。",
                        null,
                        false,
                        SourceKind.MEETING,
                        "主任办公会",
                        null,
                        null,
                        null,
                        unit,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        due,
                        null,
                        null,
                        null,
                        null,
                        true));
        act(id, "lingdao", new MatterOrder.Instruct("务必按期。"));
        act(id, "jingfa", new MatterOrder.Receive("何文博", null));
        act(id, "jingfa", new MatterOrder.Progress("管网已进场。", 70, null));
        return id;
    }

    private void act(MatterId id, String login, MatterOrder order) {
        var version =
                application.getBean(MatterShow.class).of(viewer("ducha"), id).version();
        application.getBean(Matters.class).act(viewer(login), id, version, Ids.next(), order);
    }

    /** The rungs in the order they were climbed, with the days. */
    private Map<String, LocalDate> climbed(MatterId matter) throws Exception {
        var json = application.getBean(JsonMapper.class);
        var rows = inZone(() -> transaction(() -> application
                .getBean(DSLContext.class)
                .selectFrom(MATTER_EVENT)
                .where(
                        MATTER_EVENT.ZONE_ID.eq(zone.value()),
                        MATTER_EVENT.MATTER_ID.eq(matter.value()),
                        MATTER_EVENT.EVENT.eq("RungRaised"))
                .orderBy(MATTER_EVENT.SEQ)
                .fetch()));
        var climbed = new LinkedHashMap<String, LocalDate>();
        rows.forEach(row -> climbed.put(
                json.readTree(row.getFacts().data()).at("/to").asString(), BusinessZone.dateOf(row.getAt())));
        return climbed;
    }

    private Instant now() {
        return application.getBean(DemoClock.class).instant();
    }

    private Viewer viewer(String login) {
        return transaction(() -> application.getBean(DemoCast.class).viewer(zone, login));
    }

    private <T> T inZone(Callable<T> act) throws Exception {
        return CurrentZone.call(zone, act);
    }

    private <T> T transaction(Supplier<T> act) {
        return Objects.requireNonNull(
                application.getBean(TransactionTemplate.class).execute(begun -> act.get()));
    }
}
