package org.bihuan.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bihuan.access.BuiltinRole;
import org.bihuan.access.Scope;
import org.bihuan.shared.Ids;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PaperApiTest extends PaperApi {

    @Test
    void fillsAnUrgingNoticeFromItsMatter() {
        var matter = matter("化解220千伏用电接入问题");
        act(zone.lanheLiaison, matter, Map.of("act", "RECEIVE"));
        act(zone.officer, matter, Map.of("act", "URGE"));

        var drafts = papers("?matter=" + matter);
        assertThat(drafts).hasSize(1);
        var paper = zone.officer
                .get("/api/papers/" + drafts.getFirst().at("/id").asString())
                .body();
        assertThat(paper.at("/kind").asString()).isEqualTo("URGING_NOTICE");
        assertThat(paper.at("/automatic").asBoolean()).isTrue();
        assertThat(paper.at("/author").asString()).isEqualTo("系统自动");
        assertThat(paper.at("/content/title").asString()).isEqualTo("关于“化解220千伏用电接入问题”的催办通知");
        assertThat(paper.at("/addresseesShown").asString()).isEqualTo("澜河街道");
        assertThat(paper.at("/content/text").asString()).isEqualTo("""
                        你单位牵头办理的“化解220千伏用电接入问题”（督〔2026〕1号），来源于党工委第31次会议，于2026年11月20日立项。办结时限为2026年12月10日。
                        截至2026年11月20日，该事项办理进度为0%，尚未办结。此前已催办0次，本次为第1次催办。
                        请你单位抓紧办理，于2026年11月25日前书面反馈办理进展、未能按期办结的原因和下一步措施。逾期不反馈又无正当理由的，将按规定升级督办，并在督查通报中点名。""");
        assertThat(paper.at("/matter/number").asString()).isEqualTo("督〔2026〕1号");
        assertThat(paper.at("/replyDueOn").asString()).isEqualTo("2026-11-25");
        assertThat(paper.at("/number").isNull()).isTrue();
    }

    @Test
    void makesOneDraftHoweverOftenAMatterIsUrgedAndNoneWhereTheOfficeWantsNone() {
        var matter = matter("化解用电接入问题");
        act(zone.officer, matter, Map.of("act", "URGE"));
        clock.set(Instant.parse("2026-11-25T02:00:00Z"));
        act(zone.officer, matter, Map.of("act", "URGE"));
        assertThat(papers("?matter=" + matter)).hasSize(1);

        var settings = zone.officer.get("/api/paper-settings").body();
        assertThat(settings.at("/version").asInt()).isZero();
        assertThat(change(settings, 0, Map.of("automatic", List.of(), "fileDays", 2))
                        .at("/version")
                        .asInt())
                .isEqualTo(1);
        var other = matter("修复破损路面问题");
        act(zone.officer, other, Map.of("act", "URGE"));
        assertThat(papers("?matter=" + other)).isEmpty();
        assertThat(change(settings, 0, Map.of()).at("/code").asString()).isEqualTo("BULLETIN-PARAMETERS-STALE");
    }

    private JsonNode change(JsonNode settings, int version, Map<String, Object> changes) {
        var parameters = new HashMap<String, Object>();
        settings.at("/parameters").propertyStream().forEach(each -> parameters.put(each.getKey(), each.getValue()));
        parameters.putAll(changes);
        return zone.officer
                .put("/api/paper-settings", Map.of("version", version, "parameters", parameters))
                .body();
    }

    @Test
    void goesFromDraftToReceiptWithEveryStepByName() {
        var paper = id(draft(PaperKind.SUPERVISION_ORDER, matter("化解220千伏用电接入问题")));
        done(zone.officer, paper, "SUBMIT");
        assertThat(send(zone.officer, paper, "APPROVE", "同意").body().at("/code").asString())
                .isEqualTo("BULLETIN-OWN-DRAFT");
        assertThat(zone.lanheLiaison.get("/api/papers/" + paper).status()).isEqualTo(404);
        done(reviewer, paper, "APPROVE");
        var out = done(zone.officer, paper, "ISSUE");
        assertThat(out.at("/number").asString()).isEqualTo("东督〔2026〕1号");
        assertThat(out.at("/issuedOn").asString()).isEqualTo("2026-11-20");

        var notice = zone.lanheLiaison.get("/api/notices").body().at("/page/items").values().stream()
                .filter(each -> each.at("/kind").asString().equals("bulletin.issued"))
                .findFirst()
                .orElseThrow();
        assertThat(notice.at("/facts/number").asString()).isEqualTo("东督〔2026〕1号");
        assertThat(zone.xinqiaoLiaison.get("/api/papers/" + paper).status()).isEqualTo(404);
        assertThat(zone.xinqiaoLiaison.get("/api/papers").body().at("/total").asInt())
                .isZero();
        var seen = zone.lanheLiaison.get("/api/papers/" + paper).body();
        assertThat(seen.at("/allowedActs").values().stream().map(JsonNode::asString))
                .containsExactly("RECEIVE");
        done(zone.lanheLiaison, paper, "RECEIVE");

        var signed = zone.officer.get("/api/papers/" + paper).body();
        assertThat(signed.at("/addressees/0/receivedBy").asString()).isEqualTo("吕晓东");
        assertThat(signed.at("/steps").values().stream()
                        .map(step -> step.at("/act").asString() + " "
                                + step.at("/by").asString()))
                .containsExactly("RECEIVE 吕晓东", "ISSUE 秦明辉", "APPROVE 蒋文清", "SUBMIT 秦明辉", "EDIT 秦明辉");
        assertThat(send(zone.lanheLiaison, paper, "RECEIVE", null).status()).isEqualTo(403);
    }

    @Test
    void sendsBackWithAReasonAndTakesBackOnlyByWhoSubmitted() {
        var paper = id(draft(PaperKind.INTERVIEW_NOTICE, matter("化解用电接入问题")));
        done(zone.officer, paper, "SUBMIT");
        assertThat(send(reviewer, paper, "SEND_BACK", " ").body().at("/code").asString())
                .isEqualTo("BULLETIN-REASON-MISSING");
        assertThat(send(reviewer, paper, "TAKE_BACK", null).body().at("/code").asString())
                .isEqualTo("BULLETIN-NOT-SUBMITTER");
        assertThat(send(reviewer, paper, "SEND_BACK", "请写明约谈时间")
                        .body()
                        .at("/state")
                        .asString())
                .isEqualTo("DRAFT");
        var again = edited(paper, "二、约谈地点：管委会201会议室");
        assertThat(again.status()).as(again.body().toString()).isEqualTo(200);
        done(zone.officer, paper, "SUBMIT");
        assertThat(done(zone.officer, paper, "TAKE_BACK").at("/state").asString())
                .isEqualTo("DRAFT");
        assertThat(done(zone.officer, paper, "DISCARD").at("/state").asString()).isEqualTo("DISCARDED");
    }

    @Test
    void isNeverReviewedByAnyoneWhoHasWrittenInIt() {
        var paper = id(draft(PaperKind.INTERVIEW_NOTICE, matter("化解用电接入问题")));
        assertThat(edited(reviewer, paper, "二、约谈地点：管委会201会议室").status()).isEqualTo(200);
        done(reviewer, paper, "SUBMIT");
        assertThat(send(zone.officer, paper, "APPROVE", "同意").body().at("/code").asString())
                .as("the first author")
                .isEqualTo("BULLETIN-OWN-DRAFT");
        assertThat(zone.officer.get("/api/papers/" + paper).body().at("/author").asString())
                .isEqualTo("秦明辉");
        done(reviewer, paper, "TAKE_BACK");
        done(zone.officer, paper, "SUBMIT");
        assertThat(send(reviewer, paper, "APPROVE", "同意").body().at("/code").asString())
                .as("who wrote in it")
                .isEqualTo("BULLETIN-OWN-DRAFT");
        done(zone.person(BuiltinRole.SUPERVISION_OFFICER, Scope.ALL, "何书琴", zone.supervisionOffice), paper, "APPROVE");
    }

    private org.bihuan.testing.TestPerson.Answer edited(UUID paper, String text) {
        return edited(zone.officer, paper, text);
    }

    private org.bihuan.testing.TestPerson.Answer edited(org.bihuan.testing.TestPerson person, UUID paper, String text) {
        var now = zone.officer.get("/api/papers/" + paper).body();
        var content = new HashMap<String, Object>();
        now.at("/content").propertyStream().forEach(each -> content.put(each.getKey(), each.getValue()));
        content.put("text", text);
        return person.put(
                "/api/papers/" + paper + "?version=" + now.at("/version").asInt(),
                Map.of("content", content, "addressees", List.of(zone.lanhe, zone.xinqiao)));
    }

    @Test
    void keepsWhatWasIssuedUnchangedAndItsNumberAfterTheWithdrawal() {
        var paper = id(draft(PaperKind.URGING_NOTICE, matter("化解用电接入问题")));
        issued(paper);
        var file = bytes("/api/papers/" + paper + "/docx");
        assertThat(edited(paper, "改一下").body().at("/code").asString()).isEqualTo("BULLETIN-NOT-IN-THIS-STATE");

        assertThat(send(zone.officer, paper, "WITHDRAW", "发文对象有误")
                        .body()
                        .at("/number")
                        .asString())
                .isEqualTo("东督催〔2026〕1号");
        assertThat(bytes("/api/papers/" + paper + "/docx")).isEqualTo(file);
        assertThat(zone.lanheLiaison
                        .get("/api/papers/" + paper)
                        .body()
                        .at("/state")
                        .asString())
                .isEqualTo("WITHDRAWN");
        var next = id(draft(PaperKind.URGING_NOTICE, matter("修复破损路面问题")));
        assertThat(issued(next).at("/number").asString()).isEqualTo("东督催〔2026〕2号");
    }

    @Test
    void givesNumbersWithoutGapsWhenManyIssueAtOnce() throws Exception {
        var matter = matter("化解用电接入问题");
        var ready = IntStream.range(0, 12)
                .mapToObj(at -> id(draft(PaperKind.URGING_NOTICE, matter)))
                .toList();
        for (var paper : ready) {
            done(zone.officer, paper, "SUBMIT");
            done(reviewer, paper, "APPROVE");
        }
        try (var pool = Executors.newFixedThreadPool(6)) {
            // Every paper is issued by two at once; one of the two is stale and must not use up a number.
            pool.invokeAll(IntStream.range(0, 24)
                    .<Callable<Object>>mapToObj(at -> () -> {
                        var paper = ready.get(at / 2);
                        return zone.officer.post(
                                "/api/papers/" + paper + "/acts", Map.of("version", 3, "act", "ISSUE"));
                    })
                    .toList());
        }
        assertThat(papers("?matter=" + matter + "&state=ISSUED").stream()
                        .map(row -> row.at("/number").asString()))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 12)
                        .mapToObj(number -> "东督催〔2026〕" + number + "号")
                        .toList());
    }

    @Test
    void startsTheClocksOfAListingAndRecordsFilingAndPublication() {
        var matter = matter("化解用电接入问题");
        act(zone.lanheLiaison, matter, Map.of("act", "RECEIVE"));
        act(zone.officer, matter, Map.of("act", "RAISE", "rung", "LISTED", "reason", "群众反映强烈"));
        var paper = UUID.fromString(
                papers("?kind=LISTING_NOTICE").getFirst().at("/id").asString());
        var listing = issued(paper);

        assertThat(listing.at("/filing/dueOn").asString()).as("3 working days").isEqualTo("2026-11-25");
        assertThat(listing.at("/publication/dueOn").asString())
                .as("5 working days")
                .isEqualTo("2026-11-27");
        assertThat(listing.at("/content/text").asString())
                .contains("一、整改要求", "于3个工作日内报上级备案，5个工作日内向社会公布", "期满前20个工作日提出申请");
        assertThat(done(zone.officer, paper, "RECORD_FILING")
                        .at("/filing/doneOn")
                        .asString())
                .isEqualTo("2026-11-20");
        done(zone.officer, paper, "RECORD_PUBLICATION");

        act(zone.lanheLiaison, matter, Map.of("act", "REQUEST_DELISTING", "reason", "已整改"));
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
        var delisting = zone.officer
                .get("/api/papers/"
                        + papers("?kind=DELISTING_NOTICE").getFirst().at("/id").asString())
                .body();
        assertThat(delisting.at("/content/text").asString())
                .contains("2026年11月20日，区安委办许文博对整改情况进行了现场验收，结论为合格：现场已恢复供电。")
                .contains("审批意见：同意摘牌。现决定自2026年11月20日起解除");
        assertThat(delisting.at("/publication/dueOn").asString()).isEqualTo("2026-11-27");
    }

    @Test
    void draftsThePapersOfTheTwoHighestRungsWithTheCourseOfTheMatter() {
        var matter = matter("化解用电接入问题");
        act(zone.lanheLiaison, matter, Map.of("act", "RECEIVE"));
        act(zone.officer, matter, Map.of("act", "RAISE", "rung", "LISTED", "reason", "群众反映强烈"));
        clock.set(Instant.parse("2026-12-14T02:00:00Z"));
        act(zone.officer, matter, Map.of("act", "RAISE", "rung", "BULLETIN", "reason", "约谈后仍无进展"));

        var criticism = only("PUBLIC_CRITICISM");
        assertThat(criticism.at("/content/title").asString()).isEqualTo("关于澜河街道办理“化解用电接入问题”不力的通报");
        assertThat(criticism.at("/addressees/0/name").asString()).isEqualTo("澜河街道");
        assertThat(criticism.at("/addresseesShown").asString()).isEqualTo("各街道，各部门，区属各单位");
        assertThat(criticism.at("/content/text").asString())
                .contains("已超过时限4天", "1. 2026年11月20日升级为挂牌督办：群众反映强烈。", "2. 2026年12月14日升级为通报：约谈后仍无进展。");
        assertThat(issued(id(criticism)).at("/number").asString()).isEqualTo("东督批〔2026〕1号");

        act(zone.officer, matter, Map.of("act", "RAISE", "rung", "ACCOUNTABILITY", "reason", "拒不整改"));
        var proposal = only("ACCOUNTABILITY_PROPOSAL");
        assertThat(proposal.at("/addressees").size()).isZero();
        assertThat(proposal.at("/addresseesShown").asString()).isEqualTo("纪检监察工委");
        assertThat(proposal.at("/content/attachments").toString()).contains("督〔2026〕1号办理过程记录");
        assertThat(issued(id(proposal)).at("/number").asString()).isEqualTo("东督责〔2026〕1号");
        assertThat(zone.lanheLiaison.get("/api/papers/" + id(proposal)).status())
                .as("the unit it is about")
                .isEqualTo(404);
    }

    private JsonNode only(String kind) {
        var found = papers("?kind=" + kind);
        assertThat(found).hasSize(1);
        return zone.officer
                .get("/api/papers/" + found.getFirst().at("/id").asString())
                .body();
    }

    @Test
    void draftsWhatTheTypeNamesAndRunningMattersKeepTheirs() {
        var before = matter("修复破损路面问题");
        publishPapers(
                "[{\"at\": \"ASSIGNED\", \"paper\": \"SUPERVISION_ORDER\"}, {\"at\": \"RED\", \"paper\": \"URGING_NOTICE\"}]");
        var after = matter("化解用电接入问题");
        act(zone.officer, before, Map.of("act", "URGE"));
        act(zone.officer, after, Map.of("act", "URGE"));
        act(zone.officer, after, Map.of("act", "RAISE", "rung", "RED", "reason", "久拖不决"));

        assertThat(papers("?matter=" + before).stream()
                        .map(row -> row.at("/kind").asString()))
                .containsExactly("URGING_NOTICE");
        assertThat(papers("?matter=" + after).stream()
                        .map(row -> row.at("/kind").asString()))
                .containsExactlyInAnyOrder("URGING_NOTICE", "SUPERVISION_ORDER");
    }

    private void publishPapers(String papers) {
        var draft = zone.officer
                .post("/api/type-drafts", Map.of("code", "SUPERVISED_ITEM"))
                .body();
        var path = "/api/type-drafts/" + draft.at("/id").asString();
        var sketch =
                (tools.jackson.databind.node.ObjectNode) draft.get("sketch").deepCopy();
        var definition = (tools.jackson.databind.node.ObjectNode) sketch.get("definition");
        definition.set("draftedPapers", zones.json("[{\"at\": \"LISTED\", \"paper\": \"NO_SUCH_PAPER\"}]"));
        var faulty = zone.officer
                .put(path + "?version=" + draft.at("/version").asInt(), sketch)
                .body();
        assertThat(faulty.at("/faults/0/code").asString()).isEqualTo("MATTER-TYPE-PAPER-UNKNOWN");
        definition.set("draftedPapers", zones.json(papers));
        var saved = zone.officer
                .put(path + "?version=" + faulty.at("/version").asInt(), sketch)
                .body();
        var published = zone.officer.post(
                path + "/publish", Map.of("version", saved.at("/version").asInt(), "note", "公文按类型"));
        assertThat(published.status()).as(published.body().toString()).isEqualTo(200);
    }

    @Test
    void makesACloseOffSheetOnlyOfWhatIsClosedOff() {
        var matter = matter("化解用电接入问题");
        var refused = zone.officer.post(
                "/api/papers", Map.of("commandId", Ids.next(), "kind", "CLOSE_OFF_SHEET", "matter", matter));
        assertThat(refused.body().at("/code").asString()).isEqualTo("BULLETIN-MATTER-NOT-CLOSED");

        act(zone.lanheLiaison, matter, Map.of("act", "RECEIVE"));
        act(zone.lanheLiaison, matter, Map.of("act", "REPORT", "text", "已送电"));
        act(
                zone.inspector,
                matter,
                Map.of("act", "VERIFY", "conclusion", "PASSED", "method", "SITE", "opinion", "现场属实"));
        act(zone.officer, matter, Map.of("act", "CLOSE_OFF", "opinion", "同意销号"));
        var sheet = draft(PaperKind.CLOSE_OFF_SHEET, matter).at("/content/sheet").values().stream()
                .map(row -> row.at("/label").asString() + "=" + row.at("/text").asString())
                .toList();
        assertThat(sheet).contains("办理结果=已送电", "核查意见=现场属实\n区安委办　许文博　2026年11月20日", "销号意见=同意销号\n督查室　秦明辉　2026年11月20日");
    }

    @Test
    void refusesPapersOfForeignMattersUnknownUnitsAndUnevenTables() {
        var foreign = zones.create();
        var body = new HashMap<String, Object>(Map.of("commandId", Ids.next(), "kind", "URGING_NOTICE"));
        body.put("matter", Ids.next());
        assertThat(zone.officer.post("/api/papers", body).body().at("/code").asString())
                .isEqualTo("MATTER-NOT-FOUND");
        var paper = draft(PaperKind.URGING_NOTICE, matter("化解用电接入问题"));
        assertThat(foreign.officer.get("/api/papers/" + id(paper)).status()).isEqualTo(404);
        assertThat(zone.officer
                        .put(
                                "/api/papers/" + id(paper) + "?version=1",
                                Map.of("content", paper.at("/content"), "addressees", List.of(foreign.lanhe)))
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("BULLETIN-UNIT-UNKNOWN");
        assertThat(zone.officer
                        .put(
                                "/api/papers/" + id(paper) + "?version=7",
                                Map.of("content", paper.at("/content"), "addressees", List.of()))
                        .body()
                        .at("/code")
                        .asString())
                .isEqualTo("BULLETIN-STALE");
    }

    @Test
    void makesOnePaperOfTheSameCommand() {
        var command = Map.of("commandId", Ids.next(), "kind", "URGING_NOTICE", "matter", matter("化解用电接入问题"));
        var first = zone.officer.post("/api/papers", command);
        var second = zone.officer.post("/api/papers", command);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(reviewer.post("/api/papers", command).body().at("/code").asString())
                .isEqualTo("BULLETIN-COMMAND-TAKEN");
    }

    @Test
    void writesPapersInTheOfficesOwnTemplate() throws Exception {
        var template = new org.apache.poi.xwpf.usermodel.XWPFDocument();
        template.createParagraph().createRun().setText("本单位专用 {{number}} {{督办事项}}");
        template.createParagraph().createRun().setText("{{body}}");
        var bytes = new ByteArrayOutputStream();
        template.write(bytes);
        var uploaded = upload("/api/paper-templates/SUPERVISION_ORDER", "本单位督办单.docx", bytes.toByteArray());
        assertThat(uploaded.status()).as(uploaded.body().toString()).isEqualTo(200);
        assertThat(uploaded.body().at("/0/name").asString()).isEqualTo("本单位督办单.docx");
        assertThat(upload("/api/paper-templates/BULLETIN", "x.docx", bytes.toByteArray())
                        .body()
                        .at("/unknown/0")
                        .asString())
                .isEqualTo("督办事项");

        var paper = id(draft(PaperKind.SUPERVISION_ORDER, matter("化解用电接入问题")));
        issued(paper);
        var file = bytes("/api/papers/" + paper + "/docx");
        try (var filled = new org.apache.poi.xwpf.usermodel.XWPFDocument(new java.io.ByteArrayInputStream(file))) {
            assertThat(filled.getParagraphs().getFirst().getText()).isEqualTo("本单位专用 东督〔2026〕1号 化解用电接入问题");
        }
        assertThat(zone.officer.delete("/api/paper-templates/SUPERVISION_ORDER").status())
                .isEqualTo(200);
        assertThat(bytes("/api/paper-templates/SUPERVISION_ORDER/preview")).startsWith('P', 'K');
    }

    @Test
    void manyUnitsSignTheSamePaperEachFromThePageItHasOpen() {
        var paper = id(draft(PaperKind.SUPERVISION_ORDER, matter("化解220千伏用电接入问题")));
        var draft = zone.officer.get("/api/papers/" + paper).body();
        assertThat(zone.officer
                        .put(
                                "/api/papers/" + paper + "?version=" + version(paper),
                                Map.of(
                                        "content",
                                        draft.at("/content"),
                                        "addressees",
                                        List.of(zone.lanhe, zone.xinqiao)))
                        .status())
                .isEqualTo(200);
        issued(paper);
        var opened = version(paper);

        for (var person : List.of(zone.lanheLiaison, zone.xinqiaoLiaison)) {
            assertThat(person.post("/api/papers/" + paper + "/acts", Map.of("version", opened, "act", "RECEIVE"))
                            .status())
                    .as(person.name())
                    .isEqualTo(200);
        }
        assertThat(version(paper)).isEqualTo(opened + 2);
    }
}
