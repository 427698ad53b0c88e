package org.bihuan.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.Ids;
import org.bihuan.shared.UnitId;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Forms asked of units, from the asking to the acceptance, and what it loads on them. */
@ApiTest
class SurveyApiTest {

    @Autowired
    TestZones zones;

    @Autowired
    JsonMapper json;

    @Autowired
    java.time.Clock clock;

    private TestZone zone;

    @BeforeEach
    void aZone() {
        zone = zones.create();
        publish("STAFF", "安全管理人员情况表");
    }

    @Test
    void goesFromTheAskingOverReturnToAcceptance() {
        var survey = ask("STAFF", List.of(zone.lanhe, zone.xinqiao));
        assertThat(survey.at("/survey/units").asInt()).isEqualTo(2);
        assertThat(kinds(zone.lanheLiaison)).contains("survey.asked");
        var reply = own(zone.lanheLiaison);
        assertThat(reply.at("/form/sketch/purpose").asString()).isEqualTo("核定安全监管力量");
        assertThat(reply.at("/mayWrite").asBoolean()).isTrue();

        var draft = write(zone.lanheLiaison, reply, "", Map.of("people", "012"));
        assertThat(draft.body().at("/answers")).isEqualTo(json.readTree("{\"people\": \"12\"}"));
        var incomplete = write(zone.lanheLiaison, draft.body(), "/hand-in", Map.of("people", "12"));
        assertThat(incomplete.body().at("/errors/0/field").asString()).isEqualTo("answers.head");
        var in = write(zone.lanheLiaison, draft.body(), "/hand-in", Map.of("people", "12", "head", "王五"));
        assertThat(in.body().at("/state").asString()).isEqualTo("HANDED_IN");
        assertThat(kinds(zone.officer)).contains("survey.handed-in");

        var seen = zone.officer.get(path(reply)).body();
        assertThat(seen.at("/mayDecide").asBoolean()).isTrue();
        var back = zone.officer.post(path(reply) + "/return", Map.of("version", version(seen), "reason", "人数请核对"));
        assertThat(back.body().at("/state").asString()).isEqualTo("RETURNED");
        var again = write(zone.lanheLiaison, back.body(), "/hand-in", Map.of("people", "13", "head", "王五"));
        var accepted = zone.officer.post(path(reply) + "/accept", Map.of("version", version(again.body())));

        assertThat(accepted.body().at("/state").asString()).isEqualTo("ACCEPTED");
        assertThat(accepted.body().at("/steps").values())
                .extracting(step -> step.at("/step").asString())
                .containsExactly("ACCEPTED", "HANDED_IN", "RETURNED", "HANDED_IN");
        var standing = zone.officer
                .get("/api/surveys/" + survey.at("/survey/id").asString())
                .body();
        assertThat(standing.at("/survey/in").asInt()).isEqualTo(1);
        assertThat(standing.at("/survey/accepted").asInt()).isEqualTo(1);
    }

    @Test
    void offersWhatTheUnitHasReportedWithSourceAndDateAndToNobodyElse() {
        var survey = ask("STAFF", List.of(zone.lanhe));
        acceptOwn(survey);
        publish("SAFETY", "安全生产月报");
        ask("SAFETY", List.of(zone.lanhe, zone.xinqiao));

        var offered = own(zone.lanheLiaison).at("/offers");

        assertThat(offered).isEqualTo(json.readTree("""
                        [{"key": "people", "answer": "12", "source": "STAFF", "givenOn": "%s"}]
                        """.formatted(today())));
        assertThat(own(zone.xinqiaoLiaison).at("/offers")).isEmpty();
    }

    @Test
    void measuresWhatEachUnitIsAskedInAMonth() {
        acceptOwn(ask("STAFF", List.of(zone.lanhe, zone.xinqiao)));
        publish("SAFETY", "安全生产月报");
        ask("SAFETY", List.of(zone.lanhe));

        var load = zone.officer
                .get("/api/reporting-load?month=" + today().toString().substring(0, 7))
                .body();

        assertThat(load.values())
                .extracting(row -> "%s %d %d %d %d %d"
                        .formatted(
                                row.at("/unitId").asString(),
                                row.at("/surveys").asInt(),
                                row.at("/forms").asInt(),
                                row.at("/questions").asInt(),
                                row.at("/answered").asInt(),
                                row.at("/repeated").asInt()))
                .containsExactly(zone.lanhe + " 2 2 4 2 1", zone.xinqiao + " 1 1 2 0 0");
    }

    @Test
    void refusesOtherUnitsOtherSidesAndWhatIsOld() {
        var survey = ask("STAFF", List.of(zone.lanhe));
        var reply = own(zone.lanheLiaison);
        assertThat(zone.xinqiaoLiaison.get(path(reply)).status()).isEqualTo(404);
        assertThat(code(write(zone.xinqiaoLiaison, reply, "", Map.of()))).isEqualTo("SURVEY-REPLY-NOT-FOUND");
        assertThat(zones.create().officer.get(path(reply)).status()).isEqualTo(404);
        assertThat(code(zone.officer.post(path(reply) + "/accept", Map.of("version", 1))))
                .isEqualTo("SURVEY-REPLY-NOT-IN");
        assertThat(write(zone.lanheLiaison, reply, "", Map.of("people", "1")).status())
                .isEqualTo(200);
        assertThat(code(write(zone.lanheLiaison, reply, "", Map.of("people", "2"))))
                .isEqualTo("SURVEY-REPLY-STALE");
        assertThat(code(zone.officer.post("/api/surveys", order(Ids.next(), "FIRE", List.of(zone.lanhe)))))
                .isEqualTo("SURVEY-FORM-UNKNOWN");
        assertThat(code(zone.officer.post("/api/surveys", order(Ids.next(), "STAFF", List.of(new UnitId(Ids.next()))))))
                .isEqualTo("SURVEY-UNIT-UNKNOWN");
        var id = UUID.fromString(survey.at("/survey/id").asString());
        assertThat(zone.officer
                        .post("/api/surveys", order(id, "STAFF", List.of(zone.lanhe)))
                        .status())
                .as("the same order again")
                .isEqualTo(201);
        assertThat(zone.officer.get("/api/surveys").body().at("/total").asInt()).isEqualTo(1);
    }

    private void acceptOwn(JsonNode survey) {
        assertThat(survey.at("/replies").isEmpty()).isFalse();
        var in = write(zone.lanheLiaison, own(zone.lanheLiaison), "/hand-in", Map.of("people", "12", "head", "王五"));
        assertThat(zone.officer
                        .post(path(in.body()) + "/accept", Map.of("version", version(in.body())))
                        .status())
                .isEqualTo(200);
    }

    private void publish(String code, String name) {
        var draft = zone.officer.post("/api/form-drafts/of-sketch", json.readTree("""
                {"code": "%s", "name": "%s", "nameEn": "", "use": "SURVEY", "purpose": "核定安全监管力量", "basis": "安委会工作要点",
                 "sections": [{"title": "人员", "titleEn": "", "questions": [
                   {"field": {"key": "people", "label": "人数", "labelEn": "", "kind": "NUMBER", "unit": "人", "required": true},
                    "fact": "staff.total"},
                   {"field": {"key": "head", "label": "负责人", "labelEn": "", "kind": "TEXT", "required": true}}]}]}
                """.formatted(code, name)));
        assertThat(draft.status()).as(draft.body().toString()).isEqualTo(201);
        var published = zone.officer.post(
                "/api/form-drafts/" + draft.body().at("/id").asString() + "/publish", Map.of("version", 1));
        assertThat(published.status()).as(published.body().toString()).isEqualTo(200);
    }

    private JsonNode ask(String form, List<UnitId> units) {
        var answer = zone.officer.post("/api/surveys", order(Ids.next(), form, units));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body();
    }

    private Map<String, Object> order(UUID id, String form, List<UnitId> units) {
        return Map.of("id", id, "form", form, "title", form, "dueOn", today().plusDays(10), "units", units);
    }

    private LocalDate today() {
        return org.bihuan.shared.BusinessZone.today(clock);
    }

    /** The first one still to be answered. */
    private static JsonNode own(TestPerson person) {
        var open = person.get("/api/survey-replies?state=ASKED").body();
        return person.get("/api/survey-replies/" + open.at("/items/0/id").asString())
                .body();
    }

    private static TestPerson.Answer write(TestPerson person, JsonNode reply, String act, Map<String, String> answers) {
        var body = Map.of("version", version(reply), "answers", answers);
        return act.isEmpty() ? person.put(path(reply), body) : person.post(path(reply) + act, body);
    }

    private static List<String> kinds(TestPerson person) {
        return person.get("/api/notices")
                .body()
                .at("/page/items")
                .valueStream()
                .map(notice -> notice.at("/kind").asString())
                .toList();
    }

    private static int version(JsonNode reply) {
        return reply.at("/version").asInt();
    }

    private static String path(JsonNode reply) {
        return "/api/survey-replies/" + reply.at("/id").asString();
    }

    private static String code(TestPerson.Answer answer) {
        return answer.body().at("/code").asString();
    }
}
