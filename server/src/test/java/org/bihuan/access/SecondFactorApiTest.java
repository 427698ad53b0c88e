package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.schema.access.Tables;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.Door;
import org.bihuan.testing.TestClock;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Logging in with a one-time password, and all the ways it must not work. */
@ApiTest
class SecondFactorApiTest {

    private static final String PATH = "/api/session/second-factor";

    @Autowired
    TestZones zones;

    @Autowired
    TestClock.Settable clock;

    @Autowired
    DSLContext sql;

    @Autowired
    Door door;

    TestZone zone;
    TestPerson officer;

    @BeforeEach
    void aZone() {
        zone = zones.create();
        officer = zone.officer;
    }

    @AfterEach
    void clockBack() {
        clock.set(TestClock.START);
    }

    @Test
    void isSetUpWithThePasswordAndAFirstCode() {
        assertThat(code(officer.post(PATH + "/begin", Map.of("password", "wrong"))))
                .isEqualTo("ACCESS-PASSWORD-WRONG");
        var begun = officer.post(PATH + "/begin", Map.of("password", TestZones.PASSWORD))
                .body();
        var secret = begun.at("/secret").asString();
        assertThat(begun.at("/picture").asString()).startsWith("<svg");
        assertThat(show()).isEqualTo(zones.json("{\"on\":null,\"recoveryCodesLeft\":0,\"required\":false}"));
        assertThat(code(officer.post(PATH + "/confirm", Map.of("code", "000000"))))
                .isEqualTo("ACCESS-CODE-WRONG");

        var codes = officer.post(PATH + "/confirm", Map.of("code", now(secret))).body();

        assertThat(codes.at("/codes").size()).isEqualTo(10);
        assertThat(show())
                .isEqualTo(
                        zones.json("{\"on\":\"" + TestClock.START + "\",\"recoveryCodesLeft\":10,\"required\":false}"));
        assertThat(code(officer.post(PATH + "/begin", Map.of("password", TestZones.PASSWORD))))
                .isEqualTo("ACCESS-SECOND-FACTOR-ON");
        assertThat(stored())
                .doesNotContain(secret)
                .noneMatch(each -> codes.toString().contains(each));
    }

    @Test
    void thePasswordAloneOpensNothing() {
        var secret = turnedOn(officer).secret();
        var first = door.logIn(officer.login(), TestZones.PASSWORD);

        assertThat(first.status()).isEqualTo(401);
        assertThat(first.code()).isEqualTo("ACCESS-CODE-NEEDED");
        assertThat(door.get("/api/session", first.cookie()).status()).isEqualTo(401);
        assertThat(door.get("/api/matters", first.cookie()).status()).isEqualTo(401);
        clock.advance(Duration.ofSeconds(30));
        var second = door.giveCode(now(secret), first.cookie());
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.cookie().getValue()).isNotEqualTo(first.cookie().getValue());
        assertThat(door.get("/api/session", second.cookie()).status()).isEqualTo(200);
        assertThat(door.giveCode(now(secret), first.cookie()).code()).isEqualTo("ACCESS-CODE-NOT-AWAITED");
    }

    @Test
    void aCodeIsWorthSomethingOnce() {
        var secret = turnedOn(officer).secret();
        clock.advance(Duration.ofSeconds(30));
        var code = now(secret);
        assertThat(door.giveCode(code, firstStep()).status()).isEqualTo(200);

        var replayed = door.giveCode(code, firstStep());

        assertThat(replayed.status()).isEqualTo(401);
        assertThat(replayed.code()).isEqualTo("ACCESS-CODE-WRONG");
    }

    @Test
    void aRecoveryCodeOpensOnceInAnySpelling() {
        var code = turnedOn(officer).codes().getFirst();

        assertThat(door.giveCode(code.toLowerCase(java.util.Locale.ROOT).replace("-", " "), firstStep())
                        .status())
                .isEqualTo(200);
        assertThat(door.giveCode(code, firstStep()).code()).isEqualTo("ACCESS-CODE-WRONG");
        assertThat(show().at("/recoveryCodesLeft").intValue()).isEqualTo(9);
    }

    @Test
    void knowingThePasswordDoesNotHelpGuessingTheCode() {
        var secret = turnedOn(officer).secret();
        clock.advance(Duration.ofSeconds(30));
        for (int count = 0; count < Tries.FAILURES_ALLOWED; count++) {
            assertThat(door.giveCode("000000", firstStep()).code()).isEqualTo("ACCESS-CODE-WRONG");
        }

        assertThat(door.logIn(officer.login(), TestZones.PASSWORD).code()).isEqualTo("ACCESS-LOCKED");
        clock.advance(Tries.LOCK);
        assertThat(door.giveCode(now(secret), firstStep()).status()).isEqualTo(200);
    }

    @Test
    void theSecondStepMustFollowWithinFiveMinutes() {
        var secret = turnedOn(officer).secret();
        var cookie = firstStep();
        clock.advance(Duration.ofMinutes(5));

        assertThat(door.giveCode(now(secret), cookie).code()).isEqualTo("ACCESS-CODE-NOT-AWAITED");
    }

    @Test
    void aRoleMayDemandItAndThenNothingElseWorksBefore() {
        var roles = zone.securityAdministrator.get("/api/roles").body().at("/roles");
        var role = roles.valueStream()
                .filter(each -> each.at("/code").asString().equals("SUPERVISION_OFFICER"))
                .findFirst()
                .orElseThrow();
        var path = "/api/roles/" + role.at("/id").asString() + "/second-factor";
        var version = role.at("/version").intValue();
        assertThat(code(officer.put(path, Map.of("demanded", true, "version", version))))
                .isEqualTo("ACCESS-NOT-PERMITTED");

        assertThat(zone.securityAdministrator
                        .put(path, Map.of("demanded", true, "version", version))
                        .status())
                .isEqualTo(204);

        assertThat(code(officer.get("/api/matters"))).isEqualTo("ACCESS-MUST-SET-UP-SECOND-FACTOR");
        assertThat(officer.get("/api/session")
                        .body()
                        .at("/mustSetUpSecondFactor")
                        .booleanValue())
                .isTrue();
        var on = turnedOn(officer);
        assertThat(officer.get("/api/matters").status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(30));
        assertThat(code(officer.post(PATH + "/off", Map.of("password", TestZones.PASSWORD, "code", now(on.secret())))))
                .isEqualTo("ACCESS-SECOND-FACTOR-REQUIRED");
    }

    @Test
    void isTurnedOffWithPasswordAndCode() {
        var on = turnedOn(officer);

        assertThat(code(officer.post(PATH + "/off", Map.of("password", TestZones.PASSWORD, "code", "123456"))))
                .isEqualTo("ACCESS-CODE-WRONG");
        assertThat(code(officer.post(
                        PATH + "/off",
                        Map.of("password", "wrong", "code", on.codes().get(1)))))
                .isEqualTo("ACCESS-PASSWORD-WRONG");
        assertThat(officer.post(
                                PATH + "/off",
                                Map.of(
                                        "password",
                                        TestZones.PASSWORD,
                                        "code",
                                        on.codes().getFirst()))
                        .status())
                .isEqualTo(204);

        assertThat(door.logIn(officer.login(), TestZones.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void twoAdministratorsResetWhatIsLost() {
        turnedOn(officer);
        var wanted = Map.of("kind", "RESET_SECOND_FACTOR", "account", officer.account(), "reason", "手机遗失");
        var made = zone.securityAdministrator.post("/api/proposals", wanted);
        assertThat(made.status()).isEqualTo(201);
        var path = "/api/proposals/" + made.body().at("/id").asString() + "/approve";
        assertThat(code(zone.securityAdministrator.post(path, null))).isEqualTo("ACCESS-NEEDS-SECOND-ADMINISTRATOR");
        assertThat(door.logIn(officer.login(), TestZones.PASSWORD).code()).isEqualTo("ACCESS-CODE-NEEDED");

        assertThat(zone.auditAdministrator.post(path, null).status()).isEqualTo(200);

        assertThat(door.logIn(officer.login(), TestZones.PASSWORD).status()).isEqualTo(200);
        assertThat(code(zone.securityAdministrator.post("/api/proposals", wanted)))
                .isEqualTo("ACCESS-SECOND-FACTOR-OFF");
    }

    private record On(String secret, List<String> codes) {}

    private On turnedOn(TestPerson person) {
        var secret = person.post(PATH + "/begin", Map.of("password", TestZones.PASSWORD))
                .body()
                .at("/secret")
                .asString();
        var codes = new ArrayList<String>();
        person.post(PATH + "/confirm", Map.of("code", now(secret)))
                .body()
                .at("/codes")
                .forEach(each -> codes.add(each.asString()));
        assertThat(codes).hasSize(10);
        return new On(secret, codes);
    }

    private Cookie firstStep() {
        var first = door.logIn(officer.login(), TestZones.PASSWORD);
        assertThat(first.code()).isEqualTo("ACCESS-CODE-NEEDED");
        return first.cookie();
    }

    private String now(String secret) {
        return OneTimePassword.at(secret, clock.instant());
    }

    private JsonNode show() {
        return officer.get(PATH).body();
    }

    private List<String> stored() {
        return zone.inZone(() -> {
            var all = new ArrayList<String>();
            all.addAll(sql.selectFrom(Tables.SECOND_FACTOR)
                    .where(Tables.SECOND_FACTOR.ZONE_ID.eq(zone.key.value()))
                    .fetch(Tables.SECOND_FACTOR.SECRET_SEALED));
            all.addAll(sql.selectFrom(Tables.RECOVERY_CODE)
                    .where(Tables.RECOVERY_CODE.ZONE_ID.eq(zone.key.value()))
                    .fetch(Tables.RECOVERY_CODE.CODE_HASH));
            return all;
        });
    }

    private static String code(TestPerson.Answer answer) {
        return answer.body().at("/code").asString("");
    }
}
