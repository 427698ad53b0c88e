package org.bihuan.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.schema.evidence.Tables.FILE;
import static org.bihuan.schema.matter.Tables.COMMAND;
import static org.bihuan.schema.matter.Tables.MATTER_;
import static org.bihuan.schema.matter.Tables.MATTER_EVENT;
import static org.bihuan.schema.matter.Tables.MATTER_INTERVAL;
import static org.bihuan.schema.matter.Tables.MATTER_REQUEST;
import static org.bihuan.schema.matter.Tables.MATTER_SLOT;
import static org.bihuan.schema.notice.Tables.CHANNEL;
import static org.bihuan.schema.statistics.Tables.EXCLUSION;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static org.jooq.impl.DSL.select;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.bihuan.Bihuan;
import org.bihuan.access.LogIns;
import org.bihuan.access.Viewers;
import org.bihuan.matter.MatterFilter;
import org.bihuan.matter.MatterList;
import org.bihuan.matter.MatterState;
import org.bihuan.matter.SavedViews;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.organisation.UnitNames;
import org.bihuan.organisation.ZoneRegister;
import org.bihuan.platform.HealthCheck;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.ZoneKey;
import org.bihuan.testing.TestDatabase;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** The demonstration zone, loaded into an empty database of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoZoneTest {

    private ConfigurableApplicationContext application;
    private ZoneKey zone;

    @BeforeAll
    void start() {
        application = start(TestDatabase.empty("bihuan_demo"));
        zone = application.getBean(ZoneRegister.class).all().getFirst();
    }

    @AfterAll
    void stop() {
        application.close();
    }

    @Test
    void thoseWhoSuperviseFindTheirViewsOfTheLedger() throws Exception {
        var viewer = CurrentZone.call(
                zone,
                () -> application
                        .getBean(TransactionTemplate.class)
                        .execute(status -> application.getBean(DemoCast.class).viewer(zone, "ducha")));

        var views = CurrentZone.call(
                zone, () -> application.getBean(SavedViews.class).all(viewer));

        assertThat(views).extracting(SavedViews.View::name).containsExactly("红灯事项", "待销号", "急件与批示件");
    }

    @Test
    void everyPrintedAccountLogsInWithItsRole() throws Exception {
        var logIns = application.getBean(LogIns.class);
        var viewers = application.getBean(Viewers.class);

        assertThat(DemoAccounts.lines()).hasSize(8).allSatisfy(line -> {
            var words = line.split(" ");
            var account = logIns.logIn(words[3], words[4], new LogIns.Origin("127.0.0.1", "test"))
                    .account();
            var viewer = CurrentZone.call(account.zone(), () -> viewers.find(account.zone(), account.account()));
            assertThat(viewer.orElseThrow().permits()).isNotEmpty();
        });
        assertThat(DemoAccounts.lines())
                .contains("demo account: 督查专员 ducha Donglan@2026", "demo account: 联络员 lanhe Donglan@2026");
    }

    @Test
    void knowsEveryUnitAnOfficeLedgerNames() throws Exception {
        var names = CurrentZone.call(
                zone, () -> application.getBean(UnitDirectory.class).names(zone));

        for (var written : List.of("澜河办事处", "澜河", "新桥办", "柳林街道办事处", "港城", "住建局", "区安委办", "自然资源和规划分局")) {
            assertThat(names.meaningOf(written)).as(written).isInstanceOf(UnitNames.Meaning.Known.class);
        }
    }

    @Test
    void theLiaisonOfASubdistrictHandlesAndAdministersNothing() throws Exception {
        var logIns = application.getBean(LogIns.class);
        var account = logIns.logIn("lanhe", DemoAccounts.PASSWORD, new LogIns.Origin("127.0.0.1", "test"))
                .account();

        var viewer = CurrentZone.call(
                account.zone(),
                () -> application
                        .getBean(Viewers.class)
                        .find(account.zone(), account.account())
                        .orElseThrow());

        assertThat(viewer.name()).isEqualTo("吕晓东");
        assertThat(viewer.permits()).contains(Permit.MATTER_HANDLE).doesNotContain(Permit.ACCOUNT_EDIT);
        assertThat(viewer.units()).as("澜河街道 and three villages").hasSize(4);
    }

    @Test
    void tellsThreeHundredTwentyMattersInEveryStateAndEveryLight() {
        var states = inZone(sql -> sql.select(MATTER_.STATE, count())
                .from(MATTER_)
                .where(MATTER_.ZONE_ID.eq(zone.value()), MATTER_.ID.in(told()))
                .groupBy(MATTER_.STATE)
                .fetchMap(MATTER_.STATE, count()));
        var totals = inZone(sql -> application
                .getBean(MatterList.class)
                .totals(application.getBean(DemoCast.class).viewer(zone, "ducha"), EVERYTHING));

        assertThat(states.keySet())
                .containsExactlyInAnyOrder(
                        Arrays.stream(MatterState.values()).map(Enum::name).toArray(String[]::new));
        assertThat(states.values().stream().mapToInt(Integer::intValue).sum())
                .as("318 stories and two that come again")
                .isEqualTo(320);
        assertThat(List.of(totals.red(), totals.yellow(), totals.blue(), totals.green(), totals.grey()))
                .as("red, yellow, blue, green, grey of " + totals)
                .allSatisfy(count -> assertThat(count).isGreaterThan(10));
    }

    @Test
    void letsEveryTimelineRunForwardsAndEndInThePast() {
        var later = MATTER_EVENT.as("later");

        var backwards = inZone(sql -> sql.fetchCount(sql.select(MATTER_EVENT.ID)
                .from(MATTER_EVENT)
                .join(later)
                .on(
                        later.ZONE_ID.eq(zone.value()),
                        later.ZONE_ID.eq(MATTER_EVENT.ZONE_ID),
                        later.MATTER_ID.eq(MATTER_EVENT.MATTER_ID),
                        later.SEQ.eq(MATTER_EVENT.SEQ.plus(1)),
                        later.AT.lt(MATTER_EVENT.AT))
                .where(MATTER_EVENT.ZONE_ID.eq(zone.value()))));
        var future = inZone(sql ->
                sql.fetchCount(MATTER_EVENT, MATTER_EVENT.ZONE_ID.eq(zone.value()), MATTER_EVENT.AT.gt(Instant.now())));

        assertThat(backwards).isZero();
        assertThat(future).isZero();
    }

    @Test
    void putsALimitRightLeavesAMatterOutOfTheRankingAndSendsNothingOutside() {
        var corrections = inZone(sql -> sql.fetchCount(
                MATTER_EVENT,
                MATTER_EVENT.ZONE_ID.eq(zone.value()),
                MATTER_EVENT.MATTER_ID.in(told()),
                MATTER_EVENT.EVENT.eq("Corrected")));
        var excluded = inZone(sql -> sql.selectFrom(EXCLUSION)
                .where(EXCLUSION.ZONE_ID.eq(zone.value()))
                .fetch(EXCLUSION.OUTCOME));
        var channels = inZone(sql ->
                sql.selectFrom(CHANNEL).where(CHANNEL.ZONE_ID.eq(zone.value())).fetch(CHANNEL.ENABLED));

        assertThat(corrections).isEqualTo(1);
        assertThat(excluded).containsExactly("APPROVED");
        assertThat(channels).containsExactly(false, false, false);
    }

    @Test
    void bringsProofThatIsReallyThere() {
        var files =
                inZone(sql -> sql.fetchCount(FILE, FILE.ZONE_ID.eq(zone.value()), FILE.MEDIA_TYPE.eq("image/jpeg")));

        assertThat(files).isGreaterThan(60);
        assertThat(application.getBeansOfType(HealthCheck.class).values())
                .filteredOn(check -> check.name().equals("evidence"))
                .singleElement()
                .satisfies(check -> assertThat(check.check()).isEmpty());
    }

    @Test
    void multipliesWholeLivesRowForRow() {
        var before = rows();

        CurrentZone.run(zone, () -> application.getBean(DemoMultiplier.class).multiply(zone, 960));

        assertThat(rows()).isEqualTo(before.stream().map(each -> each * 3).toList());
        var strangers = inZone(sql -> sql.fetchCount(sql.select(MATTER_EVENT.ID)
                .from(MATTER_EVENT)
                .join(MATTER_)
                .on(MATTER_.ZONE_ID.eq(MATTER_EVENT.ZONE_ID), MATTER_.ID.eq(MATTER_EVENT.MATTER_ID))
                .where(
                        MATTER_EVENT.ZONE_ID.eq(zone.value()),
                        MATTER_.ZONE_ID.eq(zone.value()),
                        MATTER_EVENT.EVENT.eq("Opened"),
                        jsonbGetAttributeAsText(MATTER_EVENT.FACTS, "number").ne(MATTER_.NUMBER))));
        assertThat(strangers).as("openings that speak of another's number").isZero();
    }

    private List<Integer> rows() {
        return inZone(sql -> List.of(
                sql.fetchCount(MATTER_, MATTER_.ZONE_ID.eq(zone.value())),
                sql.fetchCount(MATTER_SLOT, MATTER_SLOT.ZONE_ID.eq(zone.value())),
                sql.fetchCount(MATTER_EVENT, MATTER_EVENT.ZONE_ID.eq(zone.value())),
                sql.fetchCount(MATTER_INTERVAL, MATTER_INTERVAL.ZONE_ID.eq(zone.value())),
                sql.fetchCount(MATTER_REQUEST, MATTER_REQUEST.ZONE_ID.eq(zone.value()))));
    }

    private Select<Record1<UUID>> told() {
        return select(COMMAND.MATTER_ID).from(COMMAND).where(COMMAND.ZONE_ID.eq(zone.value()));
    }

    private <T> T inZone(Function<DSLContext, T> question) {
        try {
            return CurrentZone.call(
                    zone,
                    () -> application
                            .getBean(TransactionTemplate.class)
                            .execute(status -> question.apply(application.getBean(DSLContext.class))));
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static final MatterFilter EVERYTHING = new MatterFilter(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null);

    static ConfigurableApplicationContext start(java.util.Map<String, String> database, String... more) {
        var application = new SpringApplication(Bihuan.class);
        var arguments = new java.util.ArrayList<String>();
        database.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        arguments.add("--bihuan.demo=true");
        arguments.add("--server.port=0");
        arguments.addAll(List.of(more));
        return application.run(arguments.toArray(String[]::new));
    }
}
