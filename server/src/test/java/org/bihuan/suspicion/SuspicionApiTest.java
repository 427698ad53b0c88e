package org.bihuan.suspicion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bihuan.access.BuiltinRole;
import org.bihuan.access.Scope;
import org.bihuan.demo.photo.PhotoStudio;
import org.bihuan.demo.photo.Scene;
import org.bihuan.evidence.PhotoForgeries;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Ids;
import org.bihuan.shared.UnitId;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestClock;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import tools.jackson.databind.JsonNode;

/** Photos of reports are held against the zone's, and what is found is decided by people who had no part in it. */
@ApiTest
class SuspicionApiTest {

    private static final Instant AFTER_ORDER = TestClock.START.plusSeconds(3600);

    @Autowired
    TestZones zones;

    @Autowired
    TestClock.Settable clock;

    @Autowired
    SuspicionRounds rounds;

    private TestZone zone;
    private int told;

    @BeforeEach
    void aZone() {
        zone = zones.create();
        clock.set(TestClock.START);
    }

    @AfterEach
    void setTheClockBack() {
        clock.set(TestClock.START);
    }

    @Test
    void findsAPhotoUsedForAnotherEnterpriseWhateverWasDoneToIt() {
        var bytes = photo(Scene.PASSAGE, true, 1, AFTER_ORDER);
        var picture = PhotoForgeries.picture(bytes);
        var first = reported(zone.lanhe, zone.lanheLiaison, "澜河纺织", bytes);
        var same = reported(zone.xinqiao, zone.xinqiaoLiaison, "新桥电子", bytes);
        var forgeries = PhotoForgeries.all();
        for (var name : List.of("quality 30", "cropped 10% around", "mirrored", "brighter")) {
            var file = PhotoForgeries.file(
                    Objects.requireNonNull(forgeries.get(name)).apply(picture), "jpg");
            var forged = reported(zone.xinqiao, zone.xinqiaoLiaison, "新桥电子", file);
            look();
            var row = ofMatter(zone.inspector, forged).at("/0");
            assertThat(row.at("/kind").asString()).as(name).isEqualTo("NEAR_IDENTICAL");
            assertThat(row.at("/reason/percent").asInt()).as(name).isGreaterThanOrEqualTo(96);
            assertThat(row.at("/reason/mirrored").asBoolean()).isEqualTo(name.equals("mirrored"));
        }
        assertThat(ofMatter(zone.inspector, first)).isEmpty();

        var row = ofMatter(zone.inspector, same).at("/0");
        assertThat(row.at("/kind").asString()).isEqualTo("SAME_FILE");
        assertThat(row.at("/state").asString()).isEqualTo("OPEN");
        assertThat(row.at("/unit").asString()).isEqualTo("新桥街道");
        assertThat(row.at("/other/id").asString()).isEqualTo(first.toString());
        assertThat(row.at("/other/subject").asString()).isEqualTo("澜河纺织");
        assertThat(row.at("/other/unit").asString()).isEqualTo("澜河街道");
        assertThat(row.at("/otherFile/sha256")).isEqualTo(row.at("/file/sha256"));
        assertThat(row.at("/otherHidden").asBoolean()).isFalse();
        assertThat(row.at("/reason")).isEqualTo(zones.json("""
                {"distance": 0, "percent": 100, "mirrored": false, "metres": null, "accuracyMetres": null,
                 "takenAt": null, "begunAt": null, "software": null, "screenshot": false}"""));
        assertThat(row.at("/decisions")).isEmpty();
        assertThat(row.at("/allowedActions").toString()).isEqualTo("[\"decide\"]");
    }

    @Test
    void findsThatBeforeEqualsAfterButLetsAPhotoOfBeforeBeQuotedBesideOneOfAfter() {
        var before = photo(Scene.BICYCLES, false, 2, AFTER_ORDER);
        var after = photo(Scene.LANE, true, 3, AFTER_ORDER.plusSeconds(7200));
        var lazy = received(zone.lanhe, zone.lanheLiaison, "澜河纺织");
        progress(lazy, upload(zone.lanheLiaison, before));
        var again = PhotoForgeries.file(PhotoForgeries.cropped(PhotoForgeries.picture(before), 0.9, 0.5, 0.5), "jpg");
        report(zone.lanheLiaison, lazy, List.of(upload(zone.lanheLiaison, again)));
        var honest = received(zone.lanhe, zone.lanheLiaison, "澜河印染");
        var quoted = photo(Scene.LANE, false, 3, AFTER_ORDER);
        progress(honest, upload(zone.lanheLiaison, quoted));
        report(zone.lanheLiaison, honest, List.of(upload(zone.lanheLiaison, quoted), upload(zone.lanheLiaison, after)));
        look();

        assertThat(kinds(lazy)).containsExactly("BEFORE_EQUALS_AFTER");
        assertThat(ofMatter(zone.inspector, lazy).at("/0/other").isNull()).isTrue();
        assertThat(ofMatter(zone.inspector, lazy).at("/0/otherFile/sha256").asString())
                .isNotEmpty();
        assertThat(kinds(honest)).isEmpty();
    }

    @Test
    void findsPhotosTakenBeforeTheOrderOrFarAwayOrOffAScreen() {
        var early = reported(
                zone.lanhe, zone.lanheLiaison, "甲", photo(Scene.LAMP, true, 4, TestClock.START.minusSeconds(86_400)));
        var far = received(zone.lanhe, zone.lanheLiaison, "乙");
        progress(far, upload(zone.lanheLiaison, photo(Scene.DOOR, false, 5, AFTER_ORDER)));
        report(zone.lanheLiaison, far, List.of(upload(zone.lanheLiaison, photo(Scene.ROAD, true, 6, AFTER_ORDER))));
        var screen =
                PhotoForgeries.resized(PhotoForgeries.picture(photo(Scene.SITE, true, 8, AFTER_ORDER)), 1080, 2400);
        var shot = reported(zone.lanhe, zone.lanheLiaison, "丙", PhotoForgeries.file(screen, "png"));
        var honest = reported(zone.lanhe, zone.lanheLiaison, "丁", photo(Scene.HYDRANT, true, 9, AFTER_ORDER));
        look();

        assertThat(kinds(early)).containsExactly("TAKEN_BEFORE_ORDER");
        var reason = ofMatter(zone.inspector, early).at("/0/reason");
        assertThat(reason.at("/takenAt").asString()).isEqualTo("2026-11-19T01:30:00Z");
        assertThat(reason.at("/begunAt").asString()).isEqualTo("2026-11-20T01:30:00Z");
        assertThat(kinds(far)).containsExactly("TOO_FAR");
        assertThat(ofMatter(zone.inspector, far).at("/0/reason/metres").asInt()).isGreaterThan(300);
        assertThat(kinds(shot)).containsExactly("SCREENSHOT_OR_EDITED");
        assertThat(ofMatter(zone.inspector, shot).at("/0/reason/screenshot").asBoolean())
                .isTrue();
        assertThat(kinds(honest)).isEmpty();
    }

    @Test
    void isDecidedByPeopleWithoutAPartAndMayBeTakenUpAgain() {
        var bytes = photo(Scene.CABINET, true, 10, AFTER_ORDER);
        reported(zone.lanhe, zone.lanheLiaison, "澜河纺织", bytes);
        var id = reported(zone.xinqiao, zone.xinqiaoLiaison, "新桥电子", bytes);
        look();
        look();
        var path = "/api/suspicions/" + ofMatter(zone.inspector, id).at("/0/id").asString();
        var ownVerifier = zone.person(BuiltinRole.INSPECTOR, Scope.ALL, "新桥核查", zone.xinqiao);

        assertThat(code(zone.xinqiaoLiaison.get("/api/suspicions/matters/" + id)))
                .isEqualTo("ACCESS-NOT-PERMITTED");
        assertThat(code(zone.xinqiaoLiaison.post(path + "/decision", verdict(1, false))))
                .isEqualTo("ACCESS-NOT-PERMITTED");
        assertThat(code(ownVerifier.post(path + "/decision", verdict(1, false))))
                .isEqualTo("SUSPICION-OWN-UNIT");
        assertThat(ofMatter(ownVerifier, id).at("/0/allowedActions")).isEmpty();
        assertThat(code(zone.inspector.post(path + "/taking-up", Map.of("version", 1, "reason", "再看"))))
                .isEqualTo("SUSPICION-OPEN");
        assertThat(code(zone.inspector.post(path + "/decision", verdict(7, false))))
                .isEqualTo("SUSPICION-STALE");

        assertThat(zone.inspector.post(path + "/decision", verdict(1, false)).status())
                .isEqualTo(204);
        assertThat(code(zone.officer.post(path + "/decision", verdict(2, true))))
                .isEqualTo("SUSPICION-DECIDED");
        assertThat(zone.officer
                        .post(path + "/taking-up", Map.of("version", 2, "reason", "另有线索"))
                        .status())
                .isEqualTo(204);
        assertThat(zone.officer.post(path + "/decision", verdict(3, true)).status())
                .isEqualTo(204);

        var row = ofMatter(zone.inspector, id).at("/0");
        assertThat(row.at("/state").asString()).isEqualTo("CONFIRMED");
        assertThat(row.at("/decisions").values().stream()
                        .map(one -> one.at("/state").asString() + " "
                                + one.at("/by").asString()))
                .containsExactly("DISMISSED 许文博", "OPEN 秦明辉", "CONFIRMED 秦明辉");
        assertThat(zone.officer.get("/api/suspicions/totals").body()).isEqualTo(zones.json("""
                [{"kind": "SAME_FILE", "state": "CONFIRMED", "count": 1}]"""));
        assertThat(zone.officer
                        .get("/api/suspicions?state=CONFIRMED&kind=SAME_FILE&unit=" + zone.xinqiao.value())
                        .body()
                        .at("/total")
                        .asInt())
                .isEqualTo(1);
        assertThat(zone.officer
                        .get("/api/suspicions?unit=" + zone.lanhe.value())
                        .body()
                        .at("/total")
                        .asInt())
                .isZero();
        assertThat(zone.officer
                        .post("/api/look-back/false-reports", Map.of("matter", id, "reason", "照片属他处"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void stopsNothingWhileItIsOpen() {
        var bytes = photo(Scene.WORKSHOP, true, 12, AFTER_ORDER);
        reported(zone.lanhe, zone.lanheLiaison, "澜河纺织", bytes);
        var id = reported(zone.xinqiao, zone.xinqiaoLiaison, "新桥电子", bytes);
        look();

        act(zone.inspector, id, Map.of("act", "VERIFY", "conclusion", "PASSED", "method", "SITE", "opinion", "已查看"));

        assertThat(ofMatter(zone.inspector, id).at("/0/state").asString()).isEqualTo("OPEN");
    }

    @Test
    void tellsOfAMatterTheViewerMayNotSeeOnlyThatThereIsOne() {
        var bytes = photo(Scene.PAPERS, true, 13, AFTER_ORDER);
        var secret = received(zone.lanhe, zone.lanheLiaison, "澜河纺织");
        act(zone.lanheLiaison, secret, Map.of("act", "RESTRICT", "reason", "涉及举报人"));
        var file = upload(zone.lanheLiaison, bytes);
        report(zone.lanheLiaison, secret, List.of(file));
        var id = reported(zone.xinqiao, zone.xinqiaoLiaison, "新桥电子", bytes);
        look();
        var outsider = zone.person(BuiltinRole.SUPERVISION_OFFICER, Scope.ALL, "李督查", zone.supervisionOffice);

        var answer = outsider.get("/api/suspicions/matters/" + id);
        var row = answer.body().at("/0");

        assertThat(row.at("/kind").asString()).isEqualTo("SAME_FILE");
        assertThat(row.at("/otherHidden").asBoolean()).isTrue();
        assertThat(row.at("/other").isNull()).isTrue();
        assertThat(row.at("/otherFile").isNull()).isTrue();
        assertThat(answer.body().toString())
                .doesNotContain(secret.toString())
                .doesNotContain(file.toString())
                .doesNotContain("澜河");
        assertThat(outsider.get("/api/evidence/" + file + "/thumbnail").status())
                .isEqualTo(404);
        var far = zone.person(BuiltinRole.INSPECTOR, Scope.OWN_UNIT, "澜河核查", zone.lanheVillage);
        assertThat(far.get("/api/suspicions").body().at("/total").asInt()).isZero();
        assertThat(code(far.get("/api/suspicions/matters/" + id))).isEqualTo("MATTER-NOT-FOUND");
        assertThat(code(far.post("/api/suspicions/" + row.at("/id").asString() + "/decision", verdict(1, true))))
                .isEqualTo("SUSPICION-NOT-FOUND");
    }

    private static String code(TestPerson.Answer answer) {
        return answer.body().at("/code").asString();
    }

    private static Map<String, Object> verdict(int version, boolean confirmed) {
        return Map.of("version", version, "confirmed", confirmed, "opinion", "已比对两处照片");
    }

    private void look() {
        CurrentZone.run(zone.key, () -> rounds.run(zone.key));
    }

    private static JsonNode ofMatter(TestPerson person, UUID id) {
        var answer = person.get("/api/suspicions/matters/" + id);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private List<String> kinds(UUID id) {
        return ofMatter(zone.inspector, id).values().stream()
                .map(row -> row.at("/kind").asString())
                .toList();
    }

    private static byte[] photo(Scene scene, boolean after, long place, Instant at) {
        return PhotoStudio.take(scene, after, place, at);
    }

    private UUID reported(UnitId unit, TestPerson liaison, String subject, byte[] photo) {
        var id = received(unit, liaison, subject);
        report(liaison, id, List.of(upload(liaison, photo)));
        return id;
    }

    private UUID received(UnitId unit, TestPerson liaison, String subject) {
        clock.set(TestClock.START);
        var opening = new LinkedHashMap<String, Object>();
        opening.put("commandId", Ids.next());
        opening.put("then", "ASSIGN");
        opening.put("typeCode", "PROBLEM");
        opening.put("title", "消防通道堵塞 " + subject);
        opening.put("requirement", "清理");
        opening.put("urgent", false);
        opening.put("sourceKind", "INSPECTION");
        opening.put("subjectName", subject);
        opening.put("leadUnit", unit);
        opening.put("dueOn", "2026-12-10");
        opening.put("unclassified", true);
        var answer = zone.officer.post("/api/matters", opening);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        var id = UUID.fromString(answer.body().at("/id").asString());
        act(liaison, id, Map.of("act", "RECEIVE"));
        clock.set(AFTER_ORDER.plusSeconds(10_000 + 60L * told++));
        return id;
    }

    private static UUID upload(TestPerson person, byte[] bytes) {
        var id = Ids.next();
        var name = bytes[0] == (byte) 0x89 ? "整改.png" : "整改.jpg";
        var file = new MockMultipartFile("file", name, "application/octet-stream", bytes);
        var answer = person.send(multipart("/api/evidence").file(file).param("id", id.toString()));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return id;
    }

    private void progress(UUID id, UUID file) {
        act(zone.lanheLiaison, id, Map.of("act", "PROGRESS", "text", "已进场", "percent", 30, "files", List.of(file)));
    }

    private void report(TestPerson liaison, UUID id, List<UUID> files) {
        act(liaison, id, Map.of("act", "REPORT", "text", "已清理", "files", files));
    }

    private void act(TestPerson person, UUID id, Map<String, Object> order) {
        var version = person.get("/api/matters/" + id).body().at("/version").asInt();
        var answer = person.post(
                "/api/matters/" + id + "/acts", Map.of("commandId", Ids.next(), "version", version, "order", order));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }
}
