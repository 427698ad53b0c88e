package org.bihuan.demo.story;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.bihuan.demo.story.Story.Note;
import org.bihuan.demo.story.Story.Proof;
import org.bihuan.demo.story.Story.Shot;
import org.bihuan.demo.story.Story.Step;
import org.bihuan.evidence.EvidenceId;
import org.bihuan.matter.Conclusion;
import org.bihuan.matter.LadderOrder;
import org.bihuan.matter.MatterOrder;
import org.bihuan.matter.MatterType;
import org.bihuan.matter.Rung;
import org.bihuan.matter.VerificationMethod;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;

/** A story while it is being written: one verb for each thing people do. */
final class Script {

    static final String OFFICER = "ducha";
    static final String SECOND_OFFICER = "duchazhuren";
    static final String LEADER = "lingdao";
    private static final long MINUTES_BEFORE = 25;

    private final Subject subject;
    private final String handler;
    private final Diary diary;
    private final RandomGenerator random;
    private final List<Step> steps = new ArrayList<>();
    private final List<Proof> proofs = new ArrayList<>();
    private final long place;

    Script(Subject subject, String handler, Diary diary, RandomGenerator random) {
        this.subject = subject;
        this.handler = handler;
        this.diary = diary;
        this.random = random;
        this.place = random.nextLong();
    }

    List<Step> steps() {
        return steps;
    }

    List<Proof> proofs() {
        return proofs;
    }

    void does(Instant at, String login, MatterOrder order) {
        steps.add(new Step(at, login, order));
    }

    void assigned(@Nullable LocalDate dueOn, List<UnitId> supporting) {
        does(
                diary.soon(6, 90),
                OFFICER,
                new MatterOrder.Assign(null, supporting, null, dueOn, "请按时限办结并反馈，办理情况纳入督查通报。"));
    }

    void signed() {
        does(diary.soon(25, 200), handler, new MatterOrder.Receive(null, null));
    }

    void progressed(int percent, boolean withPhoto) {
        var texts = subject.progress();
        var text = texts.get(percent > 60 ? texts.size() - 1 : 0);
        var at = diary.later(1, 4);
        var files = withPhoto ? List.of(photo(handler, false, at, "整改前")) : List.<UUID>of();
        does(at, handler, new MatterOrder.Progress(text, percent, files));
    }

    void reported() {
        var at = diary.later(1, 3);
        does(at, handler, new MatterOrder.Report(subject.report(), List.of(proof(at))));
    }

    void verificationStarted() {
        does(diary.soon(60, 400), verifier(), new MatterOrder.StartVerification());
    }

    void passed() {
        does(
                diary.later(1, 2),
                verifier(),
                new MatterOrder.Verify(Conclusion.PASSED, method(), "现场核查，整改到位，同意销号。", null, null));
    }

    void failed() {
        var conclusions = List.of(
                Conclusion.PARTLY_DONE, Conclusion.NOT_DONE, Conclusion.POOR_QUALITY, Conclusion.FALSE_RECTIFICATION);
        var conclusion = conclusions.get(random.nextInt(random.nextInt(4) == 0 ? 4 : 3));
        var at = diary.later(1, 2);
        var site = !subject.typeCode().equals(MatterType.SUPERVISED_ITEM);
        var files = site ? List.of(photo(verifier(), false, at, "核查现场")) : List.<UUID>of();
        does(
                at,
                verifier(),
                new MatterOrder.Verify(conclusion, VerificationMethod.SITE, subject.failure(), null, files));
    }

    void raised(Rung rung, String reason) {
        does(diary.soon(60, 400), OFFICER, new LadderOrder.Raise(rung, reason));
    }

    void accepted() {
        var at = diary.later(1, 2);
        var files = List.of(photo(verifier(), true, at, "现场验收"));
        does(at, verifier(), new LadderOrder.AcceptOnSite(true, null, "逐项对照挂牌要求查看，整改到位，验收合格。", files));
    }

    void closed() {
        if (!subject.typeCode().equals(MatterType.PROBLEM)) {
            does(diary.soon(30, 420), OFFICER, new MatterOrder.CloseOff("核查通过，予以销号。"));
        }
    }

    /** @param workdays at least so long after what went before */
    void urged(String login, int workdays) {
        does(diary.later(workdays, workdays + 1), login, new MatterOrder.Urge("已临近（超过）办结时限，请加快办理并于两日内报送进展。"));
    }

    void instructed() {
        var lines = List.of("请牵头单位主要负责人到现场一线推进，限期销号。", "此事群众关注度高，务必抓实抓细。", "请督查室跟踪，逾期通报。");
        does(diary.soon(40, 300), LEADER, new MatterOrder.Instruct(lines.get(random.nextInt(lines.size()))));
    }

    /** Who verifies: the safety office on site, the supervision office at the desk; never a unit that did the work. */
    private String verifier() {
        if (subject.typeCode().equals(MatterType.SUPERVISED_ITEM)) {
            return SECOND_OFFICER;
        }
        var fire = !takesPart(Set.of("消防救援大队"));
        var safety = !takesPart(Set.of("应急管理局", "区安全生产委员会办公室"));
        if (fire && (place % 3 == 0 || !safety)) {
            return "xiaofang";
        }
        return safety ? "anban" : SECOND_OFFICER;
    }

    private boolean takesPart(Set<String> units) {
        return units.contains(subject.lead()) || subject.supporting().stream().anyMatch(units::contains);
    }

    private VerificationMethod method() {
        return subject.typeCode().equals(MatterType.SUPERVISED_ITEM)
                ? VerificationMethod.DESK
                : random.nextInt(4) == 0 ? VerificationMethod.UNANNOUNCED : VerificationMethod.SITE;
    }

    /** Most report with a photo, some with a written statement. */
    private UUID proof(Instant at) {
        var written = subject.typeCode().equals(MatterType.SUPERVISED_ITEM) ? 4 : 2;
        return random.nextInt(5) < written ? note(at) : photo(handler, true, at, "整改后");
    }

    private UUID note(Instant at) {
        var id = EvidenceId.next();
        var text = "办理情况说明\n\n事项：" + subject.title() + "\n办理结果：" + subject.report() + "\n承办人：" + subject.responsible()
                + "\n";
        proofs.add(new Note(id, handler, at.minusSeconds(300), "办理情况说明.txt", text));
        return id.value();
    }

    private UUID photo(String login, boolean after, Instant at, String name) {
        var id = EvidenceId.next();
        var takenAt = at.minusSeconds(60 * (MINUTES_BEFORE + random.nextInt(40)));
        var fileName = name + "-" + (proofs.size() + 1) + ".jpg";
        proofs.add(new Shot(id, login, takenAt, fileName, subject.scene(), after, place));
        return id.value();
    }
}
