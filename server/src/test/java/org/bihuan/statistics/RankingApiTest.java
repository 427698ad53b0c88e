package org.bihuan.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.bihuan.access.BuiltinRole;
import org.bihuan.access.Scope;
import org.bihuan.testing.TestPerson;
import org.junit.jupiter.api.Test;

class RankingApiTest extends StatisticsApi {

    private static final String RANKING = "ranking?figure=ON_TIME_BY_ORIGINAL&minimum=1";

    @Test
    void anExclusionByTwoChangesTheRankingFromThenOn() {
        var second = zone.person(BuiltinRole.SUPERVISION_OFFICER, Scope.ALL, "何书琴", zone.supervisionOffice);
        closed(zone.xinqiao, zone.xinqiaoLiaison, "2026-11-25", "2026-11-22T02:00:00Z", "2026-11-22T03:00:00Z");
        var late = closed(zone.lanhe, zone.lanheLiaison, "2026-11-23", "2026-11-27T02:00:00Z", "2026-11-27T03:00:00Z");
        closed(zone.lanhe, zone.lanheLiaison, "2026-12-10", "2026-11-28T02:00:00Z", "2026-11-28T03:00:00Z");
        assertThat(places(RANKING)).isEqualTo("1 新桥街道 100, 2 澜河街道 50");
        var before = clock.instant();
        clock.set(Instant.parse("2026-11-29T02:00:00Z"));

        var id = propose(zone.officer, late);
        assertThat(places(RANKING)).as("proposed only").isEqualTo("1 新桥街道 100, 2 澜河街道 50");
        assertThat(decide(zone.officer, id).status()).isEqualTo(403);
        assertThat(decide(zone.lanheLiaison, id).status()).isEqualTo(403);
        assertThat(decide(second, id).status()).isEqualTo(204);
        assertThat(decide(second, id).body().at("/code").asString()).isEqualTo("STATISTICS-EXCLUSION-SETTLED");

        assertThat(places(RANKING)).isEqualTo("1 新桥街道 100, 1 澜河街道 100");
        assertThat(places(RANKING + "&asAt=" + before)).isEqualTo("1 新桥街道 100, 2 澜河街道 50");
        var beside = ask(zone.officer, RANKING).at("/excluded/0");
        assertThat(beside.at("/matter").asString()).isEqualTo(late.toString());
        assertThat(beside.at("/reason").asString()).isEqualTo("责任有争议");
        assertThat(beside.at("/proposedBy").asString()).isEqualTo("秦明辉");
        assertThat(beside.at("/decidedBy").asString()).isEqualTo("何书琴");

        clock.set(Instant.parse("2026-11-30T02:00:00Z"));
        var excluded = clock.instant().minusSeconds(3600);
        zone.officer.post("/api/statistics/exclusions/" + id + "/lifting", Map.of("reason", "争议已解决"));
        assertThat(places(RANKING)).isEqualTo("1 新桥街道 100, 2 澜河街道 50");
        assertThat(places(RANKING + "&asAt=" + excluded)).isEqualTo("1 新桥街道 100, 1 澜河街道 100");
        assertThat(zone.officer
                        .get("/api/statistics/exclusions")
                        .body()
                        .at("/items/0/liftedReason")
                        .asString())
                .isEqualTo("争议已解决");
    }

    @Test
    void noExclusionIsDecidedByTheDeputyOfWhoeverProposedIt() {
        var deputy = zone.person(BuiltinRole.SUPERVISION_OFFICER, Scope.ALL, "何书琴", zone.supervisionOffice);
        var late = closed(zone.lanhe, zone.lanheLiaison, "2026-11-23", "2026-11-27T02:00:00Z", "2026-11-27T03:00:00Z");
        var left = zone.officer.post(
                "/api/delegations",
                Map.of("deputy", deputy.person(), "firstOn", "2026-11-27", "lastOn", "2026-12-05", "reason", "赴省里开会"));
        assertThat(left.status()).as(left.body().toString()).isEqualTo(201);

        var id = propose(zone.officer, late);

        assertThat(decide(deputy, id).body().at("/code").asString()).isEqualTo("STATISTICS-OWN-EXCLUSION");
        assertThat(deputy.get("/api/statistics/exclusions")
                        .body()
                        .at("/items/0/mine")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void ranksWithinAKindAndListsSmallSamplesBesides() {
        closed(zone.xinqiao, zone.xinqiaoLiaison, "2026-11-25", "2026-11-22T02:00:00Z", "2026-11-22T03:00:00Z");

        assertThat(places(RANKING + "&kind=DEPARTMENT")).isEmpty();
        var small = ask(zone.officer, "ranking?figure=ON_TIME_BY_ORIGINAL&minimum=2");
        assertThat(small.at("/places").size()).isZero();
        assertThat(small.at("/unranked/0/name").asString()).isEqualTo("新桥街道");
        assertThat(zone.officer
                        .get("/api/statistics/ranking?figure=CLOSINGS")
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("STATISTICS-NOT-RANKED");
    }

    @Test
    void ranksOnlyUnitsWhoseMattersAreAllSeen() {
        closed(zone.xinqiao, zone.xinqiaoLiaison, "2026-11-25", "2026-11-22T02:00:00Z", "2026-11-22T03:00:00Z");
        var shared =
                closed(zone.lanhe, zone.lanheLiaison, "2026-12-10", "2026-11-27T02:00:00Z", "2026-11-27T03:00:00Z");
        assertThat(zone.lanheLiaison.get("/api/matters/" + shared).status()).isEqualTo(200);

        assertThat(ask(zone.lanheLiaison, RANKING).at("/places").values())
                .extracting(place -> place.at("/name").asString())
                .doesNotContain("新桥街道");
    }

    @Test
    void aTableComesOutWithItsDefinitions() {
        open(zone.lanhe, "2026-12-10");

        var answer = zone.officer.get("/api/statistics/export?groupBy=UNIT&figure=LIVE&figure=ON_TIME_BY_ORIGINAL");

        assertThat(answer.status()).isEqualTo(200);
        try (var book = new org.apache.poi.xssf.usermodel.XSSFWorkbook(
                new java.io.ByteArrayInputStream(answer.response().getContentAsByteArray()))) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(1).getStringCellValue()).isEqualTo("在办（件）");
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("澜河街道");
            assertThat(sheet.getRow(1).getCell(1).getNumericCellValue()).isEqualTo(1);
            assertThat(sheet.getRow(sheet.getLastRowNum()).getCell(0).getStringCellValue())
                    .startsWith("按原定时限办结率：统计期内销号的件次中");
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private String propose(TestPerson person, UUID matter) {
        var answer = person.post("/api/statistics/exclusions", Map.of("matter", matter, "reason", "责任有争议"));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        assertThat(person.post("/api/statistics/exclusions", Map.of("matter", matter, "reason", "再提"))
                        .status())
                .isEqualTo(409);
        return answer.body().at("/id").asString();
    }

    private static TestPerson.Answer decide(TestPerson person, String id) {
        return person.post("/api/statistics/exclusions/" + id + "/decision", Map.of("approved", true));
    }

    private String places(String path) {
        var text = new java.util.StringJoiner(", ");
        for (var place : ask(zone.officer, path).at("/places").values()) {
            text.add(place.at("/rank").asInt() + " " + place.at("/name").asString() + " "
                    + place.at("/cell/value").asInt());
        }
        return text.toString();
    }
}
