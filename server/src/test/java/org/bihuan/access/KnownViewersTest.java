package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.StatementCount;
import org.bihuan.testing.TestClock;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is remembered of a viewer is at every moment what would be resolved anew. */
@ApiTest
class KnownViewersTest {

    private static final Pattern TABLE = Pattern.compile("(?:from|join) \"(access|organisation)\"\\.\"([a-z_]+)\"");

    @Autowired
    TestZones zones;

    @Autowired
    KnownViewers known;

    @Autowired
    Viewers viewers;

    @Autowired
    StatementCount statements;

    @Autowired
    TestClock.Settable clock;

    TestZone zone;

    @BeforeEach
    void newZone() {
        zone = zones.create();
    }

    @AfterEach
    void clockBack() {
        clock.set(TestClock.START);
    }

    @Test
    void resolvesNobodyTwiceWhileNothingChanges() {
        zone.officer.get("/api/session");

        var said = statements.of(() -> zone.officer.get("/api/matters"));

        assertThat(said).noneMatch(sql -> sql.contains("\"role_grant\"") || sql.contains("\"post\""));
        assertThat(said).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void everyTableAViewerIsResolvedFromIsWatched() {
        zone.inspector.post("/api/delegations", delegation(zone.leader));
        var read = new TreeSet<String>();
        for (var person : everybody()) {
            for (var sql : statements.of(() -> resolved(person))) {
                TABLE.matcher(sql).results().forEach(found -> read.add(found.group(1) + "\".\"" + found.group(2)));
            }
        }

        assertThat(read)
                .isNotEmpty()
                .allSatisfy(table -> assertThat(ViewerStamps.writesFacts("update \"" + table + "\" set"))
                        .as(table)
                        .isTrue());
        assertThat(ViewerStamps.writesFacts("insert into \"access\".\"login_record\" ("))
                .isFalse();
        assertThat(ViewerStamps.writesFacts("update \"organisation\".\"unit_alias\" set"))
                .isFalse();
    }

    @Test
    void holdsAtOnceWhateverIsChanged() {
        var administrator = zone.systemAdministrator;
        var security = zone.securityAdministrator;
        sameAfter(
                "a role granted",
                () -> security.post(
                        "/api/grants",
                        Map.of(
                                "account",
                                zone.officer.account().value(),
                                "role",
                                role("ZONE_LEADER"),
                                "scope",
                                "ALL")));
        sameAfter("a unit founded below", () -> zone.unit("兰河第二社区", "VILLAGE", zone.lanhe));
        sameAfter("a role revoked", () -> security.post("/api/grants/" + grantOf(zone.lanheLiaison) + "/revoke", null));
        assertThat(zone.lanheLiaison.get("/api/matters").status()).isEqualTo(403);
        sameAfter(
                "a second factor demanded",
                () -> security.put(
                        "/api/roles/" + role("SUPERVISION_OFFICER") + "/second-factor",
                        Map.of("demanded", true, "version", 1)));
        assertThat(zone.officer.get("/api/matters").status()).isEqualTo(403);
        sameAfter(
                "a post added",
                () -> administrator.post(
                        "/api/posts",
                        Map.of(
                                "person",
                                zone.xinqiaoLiaison.person().value(),
                                "unit",
                                zone.safetyOffice.value(),
                                "facts",
                                Map.of("title", "专班成员", "rank", "DEPUTY", "partTime", true))));
        sameAfter("a delegation made", () -> zone.inspector.post("/api/delegations", delegation(zone.leader)));
        sameAfter(
                "an account disabled",
                () -> administrator.post("/api/accounts/" + zone.leader.account() + "/disable", Map.of("version", 1)));
        assertThat(zone.leader.get("/api/matters").status()).isEqualTo(401);
    }

    @Test
    void forgetsAtMidnightOfTheZone() {
        clock.set(Instant.parse("2026-11-25T15:59:30Z"));
        zone.inspector.post("/api/delegations", delegation(zone.leader));
        everybody().forEach(this::remembered);

        clock.advance(Duration.ofSeconds(40));

        everybody().forEach(person -> assertThat(remembered(person)).isEqualTo(resolved(person)));
        assertThat(remembered(zone.leader).orElseThrow().viewer().bond().accounts())
                .isEmpty();
    }

    @Test
    void aChangeThatIsRolledBackChangesNothing() {
        everybody().forEach(this::remembered);

        var refused = zone.securityAdministrator.post(
                "/api/grants",
                Map.of(
                        "account",
                        zone.securityAdministrator.account().value(),
                        "role",
                        role("ZONE_LEADER"),
                        "scope",
                        "ALL"));

        assertThat(refused.status()).isGreaterThanOrEqualTo(400);
        everybody().forEach(person -> assertThat(remembered(person)).isEqualTo(resolved(person)));
    }

    private void sameAfter(String change, Runnable act) {
        everybody().forEach(this::remembered);
        var before = everybody().stream().map(this::resolved).toList();
        act.run();
        assertThat(everybody().stream().map(this::remembered).toList())
                .as(change)
                .isEqualTo(everybody().stream().map(this::resolved).toList())
                .isNotEqualTo(before);
    }

    private List<TestPerson> everybody() {
        return List.of(
                zone.officer,
                zone.inspector,
                zone.lanheLiaison,
                zone.xinqiaoLiaison,
                zone.leader,
                zone.systemAdministrator);
    }

    private Optional<Viewers.Present> remembered(TestPerson person) {
        return zone.inZone(() -> known.present(zone.key, person.account()));
    }

    private Optional<Viewers.Present> resolved(TestPerson person) {
        return zone.inZone(() -> viewers.present(zone.key, person.account()));
    }

    private static Map<String, Object> delegation(TestPerson to) {
        return Map.of("deputy", to.person(), "firstOn", "2026-11-20", "lastOn", "2026-11-25", "reason", "赴省里开会");
    }

    private String role(String code) {
        for (var role : zone.securityAdministrator.get("/api/roles").body().get("roles")) {
            if (role.at("/code").asString("").equals(code)) {
                return role.at("/id").asString();
            }
        }
        throw new IllegalArgumentException(code);
    }

    private String grantOf(TestPerson person) {
        return zone.securityAdministrator
                .get("/api/grants?accountId=" + person.account())
                .body()
                .at("/items/0/id")
                .asString();
    }
}
