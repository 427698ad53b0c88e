package org.bihuan.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.bihuan.testing.TestPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypeYamlApiTest extends EditorApi {

    private static final String FIRE_LANE = """
            format: bihuan/matter-type/1
            code: FIRE_LANE
            name: 消防通道
            nameEn: Fire lane
            numbering: 消〔{year}〕{n}号
            definition:
              limitDays: 3
              timeSchemes:
                - code: '710'
                  name: '710'
                  nameEn: '710'
                  choices:
                    - {code: A, name: 七天, nameEn: Seven days, span: NATURAL_DAYS, amount: 7}
              fields:
                - key: width
                  label: 净宽
                  labelEn: Width
                  kind: NUMBER
                  unit: 米
                  min: 0.5
                  check: width < 20.0
            """;

    private TestPerson.Answer look(String yaml) {
        return zone.officer.post("/api/type-files/look", Map.of("yaml", yaml));
    }

    private List<String> faults(String yaml) {
        return look(yaml)
                .body()
                .get("faults")
                .valueStream()
                .map(each -> each.get("line").asInt() + ":" + each.get("column").asInt() + " "
                        + each.get("code").asString())
                .toList();
    }

    @Test
    void takesAFileInAsADraftAfterShowingWhatItWouldDo() {
        var preview = look(FIRE_LANE).body();
        assertThat(preview.get("faults")).isEmpty();
        assertThat(preview.at("/readable").asBoolean()).isTrue();
        assertThat(preview.at("/basedOn").asInt()).isZero();

        var kept = zone.officer.post("/api/type-files", Map.of("yaml", FIRE_LANE));

        assertThat(kept.status()).as(kept.body().toString()).isEqualTo(201);
        assertThat(kept.body().at("/sketch/definition/signHours").asInt())
                .as("the usual value")
                .isEqualTo(24);
        assertThat(publish(kept.body()).at("/prefix").asString()).isEqualTo("消");
        var changed = look(FIRE_LANE.replace("limitDays: 3", "limitDays: 5")).body();
        assertThat(changed.at("/differences").toString())
                .isEqualTo("[{\"path\":\"definition.limitDays\",\"before\":\"3\",\"after\":\"5\"}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUPERVISED_ITEM", "HAZARD", "PROBLEM"})
    void whatIsTakenOutComesInAgainTheSame(String code) {
        var out = yaml("/api/matter-types/" + code + "/yaml?version=1");

        var preview = look(out).body();

        assertThat(preview.get("faults")).isEmpty();
        assertThat(preview.get("differences")).isEmpty();
        var kept = zone.officer.post("/api/type-files", Map.of("yaml", out)).body();
        assertThat(yaml(path(kept) + "/yaml")).isEqualTo(out);
        assertThat(zone.officer.post("/api/type-files", Map.of("yaml", out)).status())
                .isEqualTo(409);
    }

    private String yaml(String path) {
        var answer = zone.officer.get(path).response();
        assertThat(answer.getStatus()).isEqualTo(200);
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void tellsWhatIsWrongByLineAndColumn() {
        assertThat(faults(FIRE_LANE.replace("kind: NUMBER", "kind: NUMER"))).containsExactly("18:13 DESIGN-YAML-VALUE");
        assertThat(faults(FIRE_LANE.replace("limitDays: 3", "limitDay: 3")))
                .containsExactly("7:13 DESIGN-YAML-UNKNOWN");
        assertThat(faults(FIRE_LANE.replace("limitDays: 3", "limitDays: 三天")))
                .containsExactly("7:14 DESIGN-YAML-VALUE");
        assertThat(faults(FIRE_LANE.replace("limitDays: 3", "limitDays: 1.5")))
                .as("no fraction of a day is cut off")
                .containsExactly("7:14 DESIGN-YAML-VALUE");
        assertThat(faults(FIRE_LANE.replace("amount: 7", "amount: 7.5"))).containsExactly("13:79 DESIGN-YAML-VALUE");
        assertThat(faults(FIRE_LANE.replace("limitDays: 3", "limitDays: 3\n  ladderRules: [overdue-1, overdue-9]")))
                .containsExactly("8:28 MATTER-TYPE-LADDER-UNKNOWN");
        assertThat(faults(FIRE_LANE.replace("width < 20.0", "wide < 20.0")))
                .containsExactly("21:14 FORM-CONDITION-WRONG");
        assertThat(faults(FIRE_LANE.replace("消〔{year}〕{n}号", "消[{year}]{n}"))).startsWith("5:12 DESIGN-YAML-NUMBERING");
        assertThat(faults(FIRE_LANE.replace("name: 消防通道\n", "name: 消防通道\nname: 通道\n")))
                .containsExactly("4:1 DESIGN-YAML-KEY");
        assertThat(faults(FIRE_LANE.replace("definition:\n", "definition: [\n")))
                .singleElement()
                .asString()
                .endsWith("DESIGN-YAML-SYNTAX");
        assertThat(faults(FIRE_LANE.replace("matter-type/1", "matter-type/9")))
                .containsExactly("1:9 DESIGN-YAML-FORMAT");
        assertThat(faults("只是一句话")).containsExactly("1:1 DESIGN-YAML-SYNTAX");
        assertThat(faults(FIRE_LANE + "---\nformat: x\n")).hasSize(1);
    }

    @Test
    void obeysNoTagFollowsNoAliasAndReadsNothingTooLarge() {
        assertThat(faults("format: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader []]"))
                .containsExactly("1:9 DESIGN-YAML-SYNTAX");
        assertThat(faults("format: !own x")).containsExactly("1:9 DESIGN-YAML-TAG");
        assertThat(faults("a: &a [x]\nb: [*a, *a, *a]\n"))
                .contains("2:5 DESIGN-YAML-ALIAS", "2:9 DESIGN-YAML-ALIAS", "2:13 DESIGN-YAML-ALIAS");
        assertThat(faults("a: &a x\nb: {*a : 1, c: *a}\n")).contains("2:5 DESIGN-YAML-ALIAS", "2:16 DESIGN-YAML-ALIAS");
        assertThat(faults("[".repeat(5_000))).containsExactly("1:1 DESIGN-YAML-SYNTAX");
        assertThat(look("a: " + "x".repeat(200_001)).status()).isEqualTo(422);
        assertThat(zone.officer.post("/api/type-files", Map.of("yaml", "a: b")).status())
                .isEqualTo(400);
    }
}
