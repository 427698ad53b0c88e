package org.bihuan.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.bihuan.organisation.Standing;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestPerson.Answer;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;

@ApiTest
class RosterApiTest {

    private static final String UNITS = "单位名称,简称,类型,上级单位,主管单位,别名\n";
    private static final String PEOPLE = "姓名,单位,职务,职级,手机,兼职\n";

    @Autowired
    TestZones zones;

    @Autowired
    UnitDirectory directory;

    @Autowired
    Standing standing;

    TestZone zone;
    TestPerson administrator;

    @BeforeEach
    void newZone() {
        zone = zones.create();
        administrator = zone.systemAdministrator;
    }

    @Test
    void previewsEachRowOfUnitsAgainstWhatStands() {
        var answer = preview("UNITS", UNITS + """
                住房和城乡建设局,住建局,职能部门,管委会总部,,区住建局
                澜河村,,,,,
                新桥街道,新桥,街道,东澜经开区管委会,,
                管委会总部,,管委会,,,
                """);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(zones.json("""
                {"kind": "UNITS", "sha256": %s, "counts": {"NEW": 2, "CHANGES": 1, "SAME": 1, "ERROR": 0}, "rows": [
                  {"row": 2, "name": "住房和城乡建设局", "outcome": "NEW", "errors": [], "changes": [
                    {"field": "SHORT_NAME", "before": null, "after": "住建局"},
                    {"field": "KIND", "before": null, "after": "DEPARTMENT"},
                    {"field": "PARENT", "before": null, "after": "管委会总部"},
                    {"field": "ALIASES", "before": null, "after": "区住建局"}]},
                  {"row": 3, "name": "澜河村", "outcome": "SAME", "errors": [], "changes": []},
                  {"row": 4, "name": "新桥街道", "outcome": "CHANGES", "errors": [], "changes": [
                    {"field": "SHORT_NAME", "before": "新桥街道", "after": "新桥"}]},
                  {"row": 5, "name": "管委会总部", "outcome": "NEW", "errors": [], "changes": [
                    {"field": "SHORT_NAME", "before": null, "after": "管委会总部"},
                    {"field": "KIND", "before": null, "after": "ADMIN_COMMITTEE"}]}]}
                """.formatted(answer.body().get("sha256"))));
        assertThat(names()).doesNotContain("住房和城乡建设局");
    }

    @Test
    void takesUnitsInWhateverTheOrderAndTheSameFileAgainChangesNothing() {
        var file = UNITS + """
                安全生产专班,安全专班,工作专班,应急管理局,数据中心,
                应急管理局,应急局,职能部门,管委会总部,,区应急局、安监局
                管委会总部,,管委会,,,
                澜河村,,,新桥街道,应急管理局,
                数据中心,,中心,管委会总部,,
                """;

        assertThat(commit("UNITS", file).status()).isEqualTo(200);

        assertThat(unit("应急管理局").aliases()).containsExactlyInAnyOrder("区应急局", "安监局");
        assertThat(unit("应急管理局").parent()).isEqualTo(unit("管委会总部").id());
        assertThat(unit("安全生产专班").parent()).isEqualTo(unit("应急管理局").id());
        assertThat(unit("安全生产专班").supervisedBy()).isEqualTo(unit("数据中心").id());
        assertThat(unit("澜河村").parent()).isEqualTo(zone.xinqiao);
        assertThat(unit("澜河村").supervisedBy()).isEqualTo(unit("应急管理局").id());
        assertThat(commit("UNITS", file).body().get("counts"))
                .isEqualTo(zones.json("{\"NEW\": 0, \"CHANGES\": 0, \"SAME\": 5, \"ERROR\": 0}"));
        assertThat(versionOf("澜河村")).isEqualTo(2);
    }

    @Test
    void turnsTheTreeUpsideDownWithoutARingOnTheWay() {
        assertThat(commit("UNITS", UNITS + "澜河街道,,,澜河村,,\n澜河村,,,东澜经开区管委会,,\n").status())
                .isEqualTo(200);
        assertThat(directory())
                .filteredOn(unit -> unit.name().equals("澜河街道"))
                .first()
                .extracting(UnitDirectory.Entry::parent)
                .isEqualTo(zone.lanheVillage);
    }

    @Test
    void pointsAtTheCellOfEveryErrorAndTakesNothing() {
        var file = UNITS + """
                ,,,,,
                甲局,,部委,,,
                乙局,,部门,没有的单位,,
                丙局,,部门,丁局,,
                丁局,,部门,丙局,,
                丙局,,部门,,,
                戊局,督查室,部门,,戊局,澜河街道
                己局,,,澜和街道,,
                """;
        var answer = preview("UNITS", file);

        assertThat(cells(answer))
                .containsExactly(
                        "C3 ROSTER-KIND-UNKNOWN",
                        "D4 ROSTER-UNIT-UNKNOWN",
                        "D5 ROSTER-TREE-RING",
                        "D6 ROSTER-TREE-RING",
                        "A7 ROSTER-ROW-TWICE",
                        "B8 ROSTER-NAME-TAKEN",
                        "F8 ROSTER-NAME-TAKEN",
                        "E8 ROSTER-SUPERVISES-ITSELF",
                        "C9 ROSTER-CELL-REQUIRED",
                        "D9 ROSTER-UNIT-UNKNOWN");
        var refused = send(administrator, "?kind=UNITS&sha256=" + sha256(answer), bytes(file));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("code").asString()).isEqualTo("ROSTER-HAS-ERRORS");
        assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("C3");
        assertThat(names()).doesNotContain("甲局", "乙局", "己局");
    }

    @Test
    void takesPeopleWithMainAndFurtherPostsAndTheSameFileAgainChangesNothing() {
        var file = PEOPLE + """
                王磊,澜河街道,主任,主要负责人,13800000001,否
                王磊,区安委办,副主任,分管负责人,,是
                尤海燕,新桥街道,副主任,,0512-88886666,
                李静,督查室,科员,,,
                """;
        var answer = preview("PEOPLE", file);

        assertThat(answer.body().get("counts"))
                .isEqualTo(zones.json("{\"NEW\": 2, \"CHANGES\": 2, \"SAME\": 0, \"ERROR\": 0}"));
        assertThat(answer.body().at("/rows/2/changes")).isEqualTo(zones.json("""
                [{"field": "MOBILE", "before": null, "after": "0512-88886666"},
                 {"field": "TITLE", "before": "科员", "after": "副主任"}]"""));
        assertThat(commit("PEOPLE", file).status()).isEqualTo(200);

        var wang = present("王磊").getFirst();
        assertThat(wang.facts().mobile()).isEqualTo("13800000001");
        assertThat(wang.posts())
                .extracting(post -> post.unit() + " " + post.facts().title() + " "
                        + post.facts().partTime())
                .containsExactlyInAnyOrder(zone.lanhe + " 主任 false", zone.safetyOffice + " 副主任 true");
        assertThat(commit("PEOPLE", file).body().get("counts"))
                .isEqualTo(zones.json("{\"NEW\": 0, \"CHANGES\": 0, \"SAME\": 4, \"ERROR\": 0}"));
        assertThat(present("王磊")).containsExactly(wang);
    }

    @Test
    void asksRatherThanGuessesAboutPeople() {
        var answer = preview("PEOPLE", PEOPLE + """
                吕晓东,新桥街道,科员,,,
                张伟,澜和街道,科员,,,
                刘洋,督查室,科员,科长,12345,也许
                赵敏,督查室,科员,,,
                赵敏,区安委办,科员,,,
                陈晨,督查室,,,,
                孙丽,督查室,科员,,,
                孙丽,督查室,科员,,,是
                """);

        assertThat(cells(answer))
                .containsExactly(
                        "A2 ROSTER-PERSON-AMBIGUOUS",
                        "B3 ROSTER-UNIT-UNKNOWN",
                        "E4 ROSTER-MOBILE-MALFORMED",
                        "D4 ROSTER-RANK-UNKNOWN",
                        "F4 ROSTER-YES-NO",
                        "F6 ROSTER-MAIN-POST-TWICE",
                        "C7 ROSTER-CELL-REQUIRED",
                        "A9 ROSTER-ROW-TWICE");
    }

    @Test
    void doesNotKnowTheUnitsOfAnotherZone() {
        var other = zones.create();
        other.inZone(() -> other.unit("远方开发局", "DEPARTMENT", other.committee));

        assertThat(cells(preview("PEOPLE", PEOPLE + "张伟,远方开发局,科员,,,\n"))).containsExactly("B2 ROSTER-UNIT-UNKNOWN");
        assertThat(cells(preview("UNITS", UNITS + "甲局,,部门,远方开发局,,\n"))).containsExactly("D2 ROSTER-UNIT-UNKNOWN");
    }

    @Test
    void keepsATextThatLooksLikeAFormulaAsText() {
        var file = UNITS + "\"=HYPERLINK(\"\"http://x\"\")\",<script>,其他,,,@SUM(1)\n";

        assertThat(commit("UNITS", file).status()).isEqualTo(200);
        assertThat(names()).contains("=HYPERLINK(\"http://x\")");
        assertThat(commit("UNITS", file).body().at("/counts/SAME").asInt()).isEqualTo(1);
    }

    @Test
    void refusesAFileThatIsNotTheOnePreviewed() {
        var previewed = preview("UNITS", UNITS + "甲局,,部门,,,\n");

        var answer = send(administrator, "?kind=UNITS&sha256=" + sha256(previewed), bytes(UNITS + "乙局,,部门,,,\n"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().get("code").asString()).isEqualTo("ROSTER-FILE-CHANGED");
        assertThat(names()).doesNotContain("甲局", "乙局");
    }

    @Test
    void refusesWhatIsNoRosterOrTooLong() {
        assertThat(code(preview("UNITS", PEOPLE + "甲,乙,丙,,,\n"))).isEqualTo("ROSTER-NO-HEADER");
        assertThat(code(preview("UNITS", UNITS + " ,,,,,\n"))).isEqualTo("ROSTER-EMPTY");
        assertThat(code(preview("PEOPLE", PEOPLE + "甲,督查室,员,,,\n".repeat(5_001))))
                .isEqualTo("ROSTER-TOO-MANY-ROWS");
        assertThat(code(preview("UNITS", "<html></html>"))).startsWith("LEDGER-");
    }

    @Test
    void refusesThoseWhoMayNotChangeTheOrganisation() {
        var file = bytes(UNITS + "甲局,,部门,,,\n");
        for (var person : List.of(zone.officer, zone.lanheLiaison, zone.leader)) {
            assertThat(send(person, "/preview?kind=UNITS", file).status()).isEqualTo(403);
            assertThat(send(person, "?kind=UNITS&sha256=x", file).status()).isEqualTo(403);
            assertThat(person.get("/api/rosters/template?kind=UNITS").status()).isEqualTo(403);
        }
    }

    @Test
    void aFilledTemplateComesInAgain() throws Exception {
        var template = administrator.get("/api/rosters/template?kind=PEOPLE");
        assertThat(template.status()).isEqualTo(200);
        try (var book =
                new XSSFWorkbook(new ByteArrayInputStream(template.response().getContentAsByteArray()))) {
            var row = book.getSheetAt(0).createRow(1);
            var values = List.of("王磊", "澜河街道", "主任", "主要负责人");
            for (int at = 0; at < values.size(); at++) {
                row.createCell(at).setCellValue(values.get(at));
            }
            row.createCell(4).setCellValue(13800000001.0);
            var filled = new ByteArrayOutputStream();
            book.write(filled);

            var answer = send(administrator, "/preview?kind=PEOPLE", filled.toByteArray());

            assertThat(answer.body().at("/rows/0/errors")).isEmpty();
            assertThat(answer.body().at("/rows/0/changes/0")).isEqualTo(zones.json("""
                    {"field": "MOBILE", "before": null, "after": "13800000001"}"""));
        }
    }

    private Answer preview(String kind, String file) {
        return send(administrator, "/preview?kind=" + kind, bytes(file));
    }

    private Answer commit(String kind, String file) {
        return send(administrator, "?kind=" + kind + "&sha256=" + sha256(preview(kind, file)), bytes(file));
    }

    private static Answer send(TestPerson person, String rest, byte[] file) {
        return person.send(multipart("/api/rosters" + rest)
                .file(new MockMultipartFile("file", "名册.csv", "application/octet-stream", file)));
    }

    private static byte[] bytes(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(Answer preview) {
        return preview.body().at("/sha256").asString("");
    }

    private static String code(Answer answer) {
        return answer.body().at("/code").asString("");
    }

    private static List<String> cells(Answer answer) {
        return answer.body()
                .get("rows")
                .valueStream()
                .flatMap(row -> row.get("errors").valueStream())
                .map(error ->
                        error.get("cell").asString() + " " + error.get("code").asString())
                .toList();
    }

    private List<UnitDirectory.Entry> directory() {
        return zone.inZone(() -> directory.open(zone.key));
    }

    private List<String> names() {
        return directory().stream().map(UnitDirectory.Entry::name).toList();
    }

    private List<Standing.Present> present(String... names) {
        return zone.inZone(() -> standing.people(zone.key, Arrays.asList(names)));
    }

    private UnitDirectory.Entry unit(String name) {
        return directory().stream()
                .filter(unit -> unit.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private int versionOf(String name) {
        return zone.inZone(() -> standing.units(zone.key)).stream()
                .filter(unit -> unit.facts().name().equals(name))
                .mapToInt(Standing.OpenUnit::version)
                .sum();
    }
}
