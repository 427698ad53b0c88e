package org.bihuan.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.access.BuiltinRole;
import org.bihuan.access.Scope;
import org.bihuan.form.CheckItem;
import org.bihuan.form.FieldDefinition;
import org.bihuan.form.FieldKind;
import org.bihuan.form.FormSection;
import org.bihuan.form.FormSketch;
import org.bihuan.form.FormUse;
import org.bihuan.form.FormVersions;
import org.bihuan.form.Question;
import org.bihuan.form.Severity;
import org.bihuan.shared.Ids;
import org.bihuan.shared.UnitId;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A launched campaign over three lessors with one team, and what people do in it. */
final class CampaignStory {

    final TestZone zone;
    final TestPerson partner;
    final UUID campaign = Ids.next();
    final UUID team = Ids.next();
    private final UUID form;

    CampaignStory(TestZones zones, FormVersions forms) {
        zone = zones.create();
        partner = zone.person(BuiltinRole.INSPECTOR, Scope.ALL, "柏青", zone.safetyOffice);
        form = zone.inZone(
                () -> forms.publish(zone.officer.viewer(), checklist(), 0, null).id());
        subject("东澜标准厂房一号", zone.lanhe);
        subject("东澜标准厂房二号", zone.lanheVillage);
        subject("新桥仓储", zone.xinqiao);
        launch(campaign, team);
    }

    JsonNode figures() {
        return zone.officer.get("/api/campaigns/" + campaign + "/figures").body();
    }

    TestPerson.Answer plan(String name, String method, @Nullable Integer percent, @Nullable UUID previous) {
        return plan(campaign, name, method, percent, previous);
    }

    TestPerson.Answer plan(UUID of, String name, String method, @Nullable Integer percent, @Nullable UUID previous) {
        var pass = new LinkedHashMap<String, Object>();
        pass.put("id", Ids.next());
        pass.put("name", name);
        pass.put("previous", previous);
        pass.put("method", method);
        pass.put("percent", percent);
        pass.put("form", form);
        pass.put("startsOn", "2026-11-20");
        pass.put("dueOn", "2026-12-20");
        return zone.officer.post("/api/campaigns/" + of + "/passes", Map.of("version", 2, "pass", pass));
    }

    JsonNode visitOf(String name) {
        return visitOf(name, null);
    }

    JsonNode visitOf(String name, @Nullable String pass) {
        var query = "/api/visits?state=PLANNED" + (pass == null ? "" : "&pass=" + pass);
        return zone.officer.get(query).body().at("/items").values().stream()
                .filter(row -> row.at("/subjectName").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    TestPerson.Answer handIn(TestPerson who, JsonNode visit, Map<String, Object> result) {
        return who.post("/api/visits/" + visit.at("/id").asString() + "/result", result);
    }

    Map<String, Object> result(Map<String, String> answers) {
        var result = new LinkedHashMap<String, Object>();
        result.put("version", 1);
        result.put("second", partner.person().value());
        result.put("visitedAt", "2026-11-20T01:00:00Z");
        result.put("answers", answers);
        result.put("findings", List.of());
        result.put("photos", List.of());
        result.put("signature", "SIGNED");
        result.put("signerName", "侯明亮");
        return result;
    }

    static Map<String, Object> with(Map<String, Object> map, String key, @Nullable Object value) {
        var changed = new LinkedHashMap<>(map);
        changed.put(key, value);
        return changed;
    }

    static String code(TestPerson.Answer answer) {
        return answer.body().at("/code").asString();
    }

    void subject(String name, UnitId unit) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("typeCode", "LESSOR");
        facts.put("name", name);
        facts.put("territorialUnit", unit.value());
        facts.put("answers", Map.of());
        var written = zone.officer.put("/api/subjects/" + Ids.next(), Map.of("version", 0, "facts", facts));
        assertThat(written.status()).as(written.body().toString()).isEqualTo(200);
    }

    void launch(UUID id, UUID itsTeam) {
        var plan = new LinkedHashMap<String, Object>();
        plan.put("name", "厂中厂安全整治");
        plan.put("basis", "党工委会议");
        plan.put("kind", "SPECIAL");
        plan.put("office", zone.safetyOffice.value());
        plan.put("startsOn", "2026-11-01");
        plan.put("endsOn", "2027-02-28");
        plan.put("sectors", List.of("PLANTS_WITHIN_PLANTS"));
        plan.put("subjectTypes", List.of("LESSOR"));
        plan.put("areas", List.of());
        plan.put("targetPercent", 95);
        var duties = new ArrayList<Map<String, Object>>();
        for (var unit : List.of(zone.lanhe, zone.xinqiao)) {
            duties.add(Map.of(
                    "unit", unit.value(),
                    "principal", zone.leader.person().value(),
                    "deputy", zone.leader.person().value(),
                    "contact", zone.lanheLiaison.person().value()));
        }
        plan.put("duties", duties);
        plan.put(
                "teams",
                List.of(Map.of(
                        "id",
                        itsTeam,
                        "name",
                        "第一检查组",
                        "members",
                        List.of(zone.inspector.person().value()),
                        "units",
                        List.of())));
        zone.officer.put("/api/campaigns/" + id, Map.of("version", 0, "plan", plan));
        var launched = zone.officer.post("/api/campaigns/" + id + "/launch", Map.of("version", 1));
        assertThat(launched.status()).as(launched.body().toString()).isEqualTo(200);
    }

    static FormSketch checklist() {
        return new FormSketch(
                "PLANTS",
                "厂中厂检查表",
                "Plants within plants",
                FormUse.CHECKLIST,
                null,
                null,
                List.of(new FormSection(
                        "消防", "Fire", List.of(check("exit", "疏散通道、安全出口畅通"), check("alarm", "火灾报警设施完好")))));
    }

    static Question check(String key, String text) {
        var field = new FieldDefinition(
                key,
                text,
                text,
                FieldKind.CHECK,
                null,
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        return new Question(
                field,
                null,
                null,
                null,
                new CheckItem("消防法第二十八条", Severity.GENERAL, null, null, "清除障碍", 7, BigDecimal.TEN, 0, false));
    }
}
