package org.bihuan.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class BulletinApiTest extends PaperApi {

    @Autowired
    ErrataRounds rounds;

    @Test
    void draftsTheBulletinOfAPeriodWithItsRankingAndWhoIsCriticised() {
        closed(matter("修复破损路面问题"));
        var late = matter("化解220千伏用电接入问题");
        act(zone.lanheLiaison, late, Map.of("act", "RECEIVE"));
        clock.set(Instant.parse("2026-12-14T02:00:00Z"));
        var paper = bulletin("2026-11-16", "2026-12-13");

        assertThat(paper.at("/content/title").asString()).isEqualTo("关于2026年11月16日至12月13日督查事项\n办理情况的通报");
        assertThat(paper.at("/content/text").asString()).contains("销号{{CLOSINGS}}件", "{{table:ranking}}");
        assertThat(paper.at("/content/tables/0/rows/0/1").asString()).isEqualTo("澜河街道");
        assertThat(paper.at("/content/tables/1/rows/0").values().stream().map(JsonNode::asString))
                .containsExactly("澜河街道", "督〔2026〕2号", "化解220千伏用电接入问题", "超过时限3天");
        var figures = figures(id(paper));
        assertThat(figures)
                .containsEntry("CLOSINGS", "1")
                .containsEntry("ON_TIME_BY_ORIGINAL", "100%")
                .containsEntry("LIVE", "1")
                .containsEntry("OVERDUE", "1")
                .containsEntry("CLOSINGS!@" + zone.lanhe, "1");
    }

    @Test
    void ranksAsTheStatisticsDoWithoutWhatTwoPeopleHaveExcluded() {
        var disputed = matter("化解220千伏用电接入问题");
        var other = matter("修复破损路面问题");
        clock.set(Instant.parse("2026-12-08T02:00:00Z"));
        closed(other);
        clock.set(Instant.parse("2026-12-12T02:00:00Z"));
        closed(disputed);
        var excluded = zone.officer.post("/api/statistics/exclusions", Map.of("matter", disputed, "reason", "责任有争议"));
        reviewer.post(
                "/api/statistics/exclusions/" + excluded.body().at("/id").asString() + "/decision",
                Map.of("approved", true));
        clock.set(Instant.parse("2026-12-14T02:00:00Z"));

        var paper = bulletin("2026-12-07", "2026-12-13");

        assertThat(paper.at("/content/text").asString())
                .contains("排名以按原定时限办结率为准，办结率相同的名次并列；经审定剔除责任有争议的事项1件（督〔2026〕1号）。");
        assertThat(figures(id(paper)))
                .containsEntry("CLOSINGS", "2")
                .containsEntry("CLOSINGS!@" + zone.lanhe, "1")
                .containsEntry("ON_TIME_BY_ORIGINAL", "50%")
                .containsEntry("ON_TIME_BY_ORIGINAL!@" + zone.lanhe, "100%");
        var settings = new java.util.HashMap<String, Object>();
        var now = zone.officer.get("/api/paper-settings").body();
        now.at("/parameters").propertyStream().forEach(each -> settings.put(each.getKey(), each.getValue()));
        settings.put("minimumSample", 2);
        zone.officer.put("/api/paper-settings", Map.of("version", 0, "parameters", settings));
        var small = bulletin("2026-12-07", "2026-12-13");
        assertThat(small.at("/content/tables/0/rows/0/0").asString()).isEqualTo("—");
        assertThat(small.at("/content/text").asString())
                .contains("销号不足2件的单位不排名次")
                .doesNotContain("予以表扬");
    }

    @Test
    void freezesEveryFigureWithItsRowsWhenIssued() throws Exception {
        var open = matter("化解用电接入问题");
        var paper = id(bulletin("2026-11-16", "2026-11-20"));
        assertThat(figures(paper)).containsEntry("LIVE", "1");
        issued(paper);
        var file = bytes("/api/papers/" + paper + "/docx");
        matter("修复破损路面问题");
        clock.set(Instant.parse("2026-11-25T02:00:00Z"));

        assertThat(figures(paper)).containsEntry("LIVE", "1").containsEntry("OPENINGS", "1");
        var rows =
                zone.officer.get("/api/papers/" + paper + "/figures/LIVE/rows").body();
        assertThat(rows.at("/total").asInt()).isEqualTo(1);
        assertThat(rows.at("/items/0/row/id").asString()).isEqualTo(open.toString());
        assertThat(bytes("/api/papers/" + paper + "/docx")).isEqualTo(file);
        try (var word = new XWPFDocument(new ByteArrayInputStream(file))) {
            assertThat(word.getParagraphs().stream().map(each -> each.getText()))
                    .anyMatch(line -> line.contains("在办1件，其中超期0件"))
                    .noneMatch(line -> line.contains("{{"));
        }
    }

    @Test
    void countsMattersAReaderMayNotSeeWithoutNamingThem() {
        matter("化解用电接入问题");
        var paper = id(bulletin("2026-11-16", "2026-11-20"));
        issued(paper);

        var rows = zone.xinqiaoLiaison
                .get("/api/papers/" + paper + "/figures/LIVE/rows")
                .body();
        assertThat(rows.at("/total").asInt()).isEqualTo(1);
        assertThat(rows.at("/items/0/visible").asBoolean()).isFalse();
        assertThat(rows.at("/items/0/row/title").asString()).isEmpty();
    }

    @Test
    void refusesUnknownFiguresAndBulletinsOfPartOfTheZone() {
        var paper = bulletin("2026-11-16", "2026-11-20");
        var content = new java.util.HashMap<String, Object>();
        paper.at("/content").propertyStream().forEach(each -> content.put(each.getKey(), each.getValue()));
        content.put("text", "在办{{ALIVE}}件");
        assertThat(zone.officer
                        .put(
                                "/api/papers/" + id(paper) + "?version=1",
                                Map.of("content", content, "addressees", List.of()))
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("BULLETIN-FIGURE-UNKNOWN");
        var partial = zone.person(
                org.bihuan.access.BuiltinRole.SUPERVISION_OFFICER, org.bihuan.access.Scope.OWN_UNIT, "何小雨", zone.lanhe);
        assertThat(partial.post("/api/papers/bulletins", request("2026-11-16", "2026-11-20"))
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("BULLETIN-NEEDS-WHOLE-ZONE");
        assertThat(zone.officer
                        .post("/api/papers/bulletins", request("2026-11-20", "2026-11-16"))
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("BULLETIN-PERIOD-WRONG");
    }

    @Test
    void proposesAnErratumWhenACorrectionChangesAFrozenFigure() {
        var late = matter("化解220千伏用电接入问题");
        clock.set(Instant.parse("2026-12-12T02:00:00Z"));
        closed(late);
        clock.set(Instant.parse("2026-12-14T02:00:00Z"));
        var paper = id(bulletin("2026-12-07", "2026-12-13"));
        issued(paper);
        assertThat(figures(paper)).containsEntry("ON_TIME_BY_ORIGINAL", "0%");
        look();
        assertThat(papers("?kind=ERRATUM")).as("nothing corrected yet").isEmpty();

        clock.set(Instant.parse("2026-12-15T02:00:00Z"));
        act(
                zone.officer,
                late,
                Map.of("act", "CORRECT", "reportedAt", "2026-12-09T03:00:00Z", "reason", "反馈材料9日已交，补录晚了"));
        look();
        look();
        var proposed = papers("?kind=ERRATUM");
        assertThat(proposed).hasSize(1);
        var erratum = UUID.fromString(proposed.getFirst().at("/id").asString());
        var draft = zone.officer.get("/api/papers/" + erratum).body();
        assertThat(draft.at("/content/text").asString())
                .contains("东督通〔2026〕1号", "督〔2026〕1号“化解220千伏用电接入问题”：反馈材料9日已交，补录晚了");
        assertThat(draft.at("/content/tables/0/rows/0").values().stream().map(JsonNode::asString))
                .contains("0%", "{{ON_TIME_BY_ORIGINAL}}");
        assertThat(issued(erratum).at("/number").asString()).isEqualTo("东督更〔2026〕1号");

        var original = zone.officer.get("/api/papers/" + paper).body();
        assertThat(original.at("/errata/0/number").asString()).isEqualTo("东督更〔2026〕1号");
        var figure = zone.officer.get("/api/papers/" + paper + "/figures").body().values().stream()
                .filter(each -> each.at("/key").asString().equals("ON_TIME_BY_ORIGINAL"))
                .findFirst()
                .orElseThrow();
        assertThat(figure.at("/shown").asString())
                .as("the bulletin is not touched")
                .isEqualTo("0%");
        assertThat(figure.at("/correction/shown").asString()).isEqualTo("100%");
        look();
        assertThat(papers("?kind=ERRATUM")).as("nothing more to correct").hasSize(1);
    }

    @Test
    void namesOnlyTheMattersBehindTheFiguresThatChanged() {
        var late = matter("化解220千伏用电接入问题");
        var another = matter("修复破损路面问题");
        clock.set(Instant.parse("2026-12-12T02:00:00Z"));
        closed(late);
        clock.set(Instant.parse("2026-12-14T02:00:00Z"));
        var paper = id(bulletin("2026-12-07", "2026-12-13"));
        issued(paper);
        clock.set(Instant.parse("2026-12-15T02:00:00Z"));
        act(zone.officer, another, Map.of("act", "CORRECT", "openedAt", "2026-11-19T03:00:00Z", "reason", "立项日登记有误"));
        look();
        assertThat(papers("?kind=ERRATUM")).as("no figure says something else").isEmpty();

        act(
                zone.officer,
                late,
                Map.of("act", "CORRECT", "reportedAt", "2026-12-09T03:00:00Z", "reason", "反馈材料9日已交，补录晚了"));
        look();

        var erratum = id(papers("?kind=ERRATUM").getFirst());
        assertThat(zone.officer
                        .get("/api/papers/" + erratum)
                        .body()
                        .at("/content/text")
                        .asString())
                .contains("反馈材料9日已交，补录晚了")
                .doesNotContain("立项日登记有误", "修复破损路面问题");
    }

    @Test
    void correctsOnlyWhatReadsOtherwiseThanItDid() {
        var moved = matter("化解220千伏用电接入问题");
        var stays = matter("修复破损路面问题");
        clock.set(Instant.parse("2026-12-05T02:00:00Z"));
        act(zone.lanheLiaison, moved, Map.of("act", "RECEIVE"));
        act(zone.lanheLiaison, moved, Map.of("act", "REPORT", "text", "已送电"));
        act(zone.inspector, moved, Map.of("act", "VERIFY", "conclusion", "PASSED", "method", "SITE", "opinion", "属实"));
        clock.set(Instant.parse("2026-12-08T02:00:00Z"));
        act(zone.officer, moved, Map.of("act", "CLOSE_OFF", "opinion", "同意销号"));
        closed(stays);
        clock.set(Instant.parse("2026-12-14T02:00:00Z"));
        var paper = id(bulletin("2026-12-07", "2026-12-13"));
        issued(paper);
        assertThat(figures(paper)).containsEntry("CLOSINGS", "2").containsEntry("ON_TIME_BY_ORIGINAL", "100%");

        clock.set(Instant.parse("2026-12-15T02:00:00Z"));
        act(zone.officer, moved, Map.of("act", "CORRECT", "closedAt", "2026-12-06T02:00:00Z", "reason", "6日已销号，补录晚了"));
        look();

        var rows = zone.officer
                .get("/api/papers/" + id(papers("?kind=ERRATUM").getFirst()))
                .body()
                .at("/content/tables/0/rows")
                .toString();
        assertThat(rows).contains("{{CLOSINGS}}").doesNotContain("ON_TIME_BY_ORIGINAL");
    }

    @Test
    void issuesNoFigureThatChangedSinceItWasSubmitted() {
        var late = matter("化解220千伏用电接入问题");
        clock.set(Instant.parse("2026-12-12T02:00:00Z"));
        closed(late);
        clock.set(Instant.parse("2026-12-14T02:00:00Z"));
        var paper = id(bulletin("2026-12-07", "2026-12-13"));
        done(zone.officer, paper, "SUBMIT");
        done(reviewer, paper, "APPROVE");
        clock.set(Instant.parse("2026-12-14T03:00:00Z"));
        act(
                zone.officer,
                late,
                Map.of("act", "CORRECT", "reportedAt", "2026-12-09T03:00:00Z", "reason", "反馈材料9日已交，补录晚了"));

        var refused = send(zone.officer, paper, "ISSUE", null);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().at("/code").asString()).isEqualTo("BULLETIN-FIGURES-CHANGED");
        done(reviewer, paper, "SEND_BACK");
        assertThat(issued(paper).at("/number").asString()).isEqualTo("东督通〔2026〕1号");
    }

    @Test
    void takesBracesInATitleForWords() {
        matter("接入{{LIVE}}和{{table:ranking}}");
        clock.set(Instant.parse("2026-12-14T02:00:00Z"));

        var paper = bulletin("2026-11-16", "2026-12-13");

        assertThat(paper.at("/content/tables/1/rows/0/2").asString()).isEqualTo("接入｛｛LIVE｝｝和｛｛table:ranking｝｝");
    }

    @Test
    void ranksAHundredUnits() {
        var units = java.util.stream.IntStream.range(0, BulletinText.MOST_RANKED)
                .mapToObj(each -> Ids.next())
                .toList();
        var keys = new StringBuilder("{{OPENINGS}}{{CLOSINGS}}{{RETURNS}}{{REWORKS}}{{URGES}}{{LIVE}}{{OVERDUE}}");
        keys.append("{{ON_TIME_BY_ORIGINAL}}{{AWAITING_RECEIPT}}{{AWAITING_VERIFICATION}}{{IN_REWORK}}");
        for (var unit : units) {
            for (var code : List.of("CLOSINGS!", "ON_TIME_BY_ORIGINAL!", "LIVE", "OVERDUE")) {
                keys.append("{{").append(code).append('@').append(unit).append("}}");
            }
        }
        var content = new PaperContent("通报", "", "", keys.toString(), List.of(), List.of(), List.of(), "", "", "", "");

        assertThat(FigureKey.in(content)).hasSize(11 + 100 * 4);
    }

    private void look() {
        CurrentZone.run(zone.key, () -> rounds.run(zone.key));
    }

    private void closed(UUID matter) {
        act(zone.lanheLiaison, matter, Map.of("act", "RECEIVE"));
        act(zone.lanheLiaison, matter, Map.of("act", "REPORT", "text", "已办结"));
        act(zone.inspector, matter, Map.of("act", "VERIFY", "conclusion", "PASSED", "method", "SITE", "opinion", "属实"));
        act(zone.officer, matter, Map.of("act", "CLOSE_OFF"));
    }

    private Map<String, Object> request(String from, String to) {
        return Map.of("commandId", Ids.next(), "from", from, "to", to, "addressees", List.of(zone.lanhe, zone.xinqiao));
    }

    private JsonNode bulletin(String from, String to) {
        var answer = zone.officer.post("/api/papers/bulletins", request(from, to));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body();
    }

    private Map<String, String> figures(UUID paper) {
        var figures = new java.util.HashMap<String, String>();
        zone.officer
                .get("/api/papers/" + paper + "/figures")
                .body()
                .values()
                .forEach(each -> figures.put(
                        each.at("/key").asString(), each.at("/shown").asString()));
        return figures;
    }
}
