package org.bihuan.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.Ids;
import org.bihuan.testing.TestPerson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Papers follow the facts: which may be drafted about a matter, and the days recorded of those that are out. */
class PaperGroundsApiTest extends PaperApi {

    @Test
    void offersAndDraftsOnlyWhatTheMatterBearsOut() {
        var matter = matter("化解用电接入问题");
        assertThat(kinds(matter)).containsExactly(ORDERS);
        assertThat(refused("LISTING_NOTICE", matter)).isEqualTo("BULLETIN-MATTER-NOT-LISTED");
        assertThat(refused("DELISTING_NOTICE", matter)).isEqualTo("BULLETIN-MATTER-NOT-DELISTED");
        assertThat(refused("CLOSE_OFF_SHEET", matter)).isEqualTo("BULLETIN-MATTER-NOT-CLOSED");

        act(zone.lanheLiaison, matter, Map.of("act", "RECEIVE"));
        act(zone.officer, matter, Map.of("act", "RAISE", "rung", "RED", "reason", "群众反映强烈"));
        assertThat(refused("LISTING_NOTICE", matter)).isEqualTo("BULLETIN-MATTER-NOT-LISTED");
        act(zone.officer, matter, Map.of("act", "RAISE", "rung", "BULLETIN", "reason", "群众反映强烈"));
        assertThat(kinds(matter))
                .containsExactly(
                        "SUPERVISION_ORDER",
                        "ASSIGNMENT_ORDER",
                        "URGING_NOTICE",
                        "LISTING_NOTICE",
                        "INTERVIEW_NOTICE",
                        "PUBLIC_CRITICISM",
                        "ACCOUNTABILITY_PROPOSAL");

        act(zone.lanheLiaison, matter, Map.of("act", "REQUEST_DELISTING", "reason", "已整改"));
        assertThat(refused("DELISTING_NOTICE", matter)).isEqualTo("BULLETIN-MATTER-NOT-DELISTED");
        act(
                zone.inspector,
                matter,
                Map.of(
                        "act",
                        "ACCEPT_ON_SITE",
                        "passed",
                        true,
                        "opinion",
                        "现场已恢复供电",
                        "files",
                        List.of(evidence(zone.inspector))));
        act(zone.officer, matter, Map.of("act", "DECIDE_REQUEST", "approved", true, "opinion", "同意摘牌"));
        assertThat(kinds(matter)).contains("DELISTING_NOTICE").doesNotContain("LISTING_NOTICE");
    }

    @Test
    void urgesNobodyOverWhatIsClosedAndWritesNothingAboutWhatIsCancelled() {
        var done = matter("修复破损路面问题");
        act(zone.lanheLiaison, done, Map.of("act", "RECEIVE"));
        act(zone.lanheLiaison, done, Map.of("act", "REPORT", "text", "已修复"));
        act(zone.inspector, done, Map.of("act", "VERIFY", "conclusion", "PASSED", "method", "SITE", "opinion", "属实"));
        act(zone.officer, done, Map.of("act", "CLOSE_OFF", "opinion", "同意销号"));
        assertThat(kinds(done)).containsExactly("CLOSE_OFF_SHEET");
        for (var kind : ORDERS) {
            assertThat(refused(kind, done)).as(kind).isEqualTo("BULLETIN-MATTER-NOT-LIVE");
        }

        var gone = matter("化解用电接入问题");
        act(zone.officer, gone, Map.of("act", "REQUEST_CANCELLATION", "reason", "重复交办"));
        act(reviewer, gone, Map.of("act", "DECIDE_REQUEST", "approved", true));
        assertThat(kinds(gone)).isEmpty();
        for (var kind : PaperKind.ofMatters()) {
            assertThat(refused(kind.name(), gone))
                    .as(kind.name())
                    .isEqualTo(
                            kind == PaperKind.CLOSE_OFF_SHEET
                                    ? "BULLETIN-MATTER-NOT-CLOSED"
                                    : "BULLETIN-MATTER-NOT-LIVE");
        }
    }

    @Test
    void tellsTheKindsToNobodyWhoDoesNotDraftOrSeeTheMatter() {
        var matter = matter("化解用电接入问题");

        assertThat(zone.lanheLiaison.get("/api/papers/kinds?matter=" + matter).status())
                .isEqualTo(403);
        assertThat(zones.create()
                        .officer
                        .get("/api/papers/kinds?matter=" + matter)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void recordsNoFilingBeforeTheIssueAndPutsAWrongDayRightWithAReason() {
        var matter = matter("化解用电接入问题");
        act(zone.lanheLiaison, matter, Map.of("act", "RECEIVE"));
        act(zone.officer, matter, Map.of("act", "RAISE", "rung", "LISTED", "reason", "群众反映强烈"));
        var paper = UUID.fromString(
                papers("?kind=LISTING_NOTICE").getFirst().at("/id").asString());
        issued(paper);
        clock.set(Instant.parse("2026-11-24T02:00:00Z"));
        for (var act : List.of("RECORD_FILING", "RECORD_PUBLICATION")) {
            var member = act.equals("RECORD_FILING") ? "/filing/doneOn" : "/publication/doneOn";
            var early = record(paper, act, "2026-11-19", null);
            assertThat(early.status()).isEqualTo(422);
            assertThat(early.body().at("/code").asString()).isEqualTo("BULLETIN-DAY-BEFORE-ISSUE");
            assertThat(early.body().at("/errors/0/field").asString()).isEqualTo("on");
            assertThat(record(paper, act, "2026-11-23", null).body().at(member).asString())
                    .isEqualTo("2026-11-23");

            assertThat(code(record(paper, act, "2026-11-20", " "))).isEqualTo("BULLETIN-REASON-MISSING");
            assertThat(code(record(paper, act, "2026-11-23", "登记有误"))).isEqualTo("BULLETIN-DAY-UNCHANGED");
            assertThat(code(record(paper, act, "2026-11-19", "登记有误"))).isEqualTo("BULLETIN-DAY-BEFORE-ISSUE");
            assertThat(record(zone.lanheLiaison, paper, act, "2026-11-20", "登记有误")
                            .status())
                    .isEqualTo(403);
            var right = record(paper, act, "2026-11-20", "登记有误").body();
            assertThat(right.at(member).asString()).isEqualTo("2026-11-20");
            assertThat(right.at("/steps/0/note").asString()).isEqualTo("登记日期由 2026-11-23 更正为 2026-11-20：登记有误");
        }
    }

    private static final String[] ORDERS = {
        "SUPERVISION_ORDER",
        "ASSIGNMENT_ORDER",
        "URGING_NOTICE",
        "INTERVIEW_NOTICE",
        "PUBLIC_CRITICISM",
        "ACCOUNTABILITY_PROPOSAL"
    };

    private TestPerson.Answer record(UUID paper, String act, String on, @Nullable String note) {
        return record(zone.officer, paper, act, on, note);
    }

    private TestPerson.Answer record(TestPerson who, UUID paper, String act, String on, @Nullable String note) {
        var body = new HashMap<String, Object>(Map.of("version", version(paper), "act", act, "on", on));
        if (note != null) {
            body.put("note", note);
        }
        return who.post("/api/papers/" + paper + "/acts", body);
    }

    private List<String> kinds(UUID matter) {
        return zone.officer.get("/api/papers/kinds?matter=" + matter).body().values().stream()
                .map(JsonNode::asString)
                .toList();
    }

    private String refused(String kind, UUID matter) {
        var answer = zone.officer.post("/api/papers", Map.of("commandId", Ids.next(), "kind", kind, "matter", matter));
        assertThat(answer.status()).as(kind).isEqualTo(409);
        return code(answer);
    }

    private static String code(TestPerson.Answer answer) {
        return answer.body().at("/code").asString();
    }
}
