package org.bihuan.bulletin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.jspecify.annotations.Nullable;

/** A paper on its way from draft to receipt. Its verbs change it and note the step; {@link PaperPolicy} says who may. */
final class Paper {

    private static final int LONGEST_NOTE = 2000;

    /** One thing that was done, for the paper's history. */
    record Step(PaperAct act, PaperState to, @Nullable String note) {}

    /** A unit it is addressed to. */
    record Addressee(UnitId unit, String name, @Nullable Instant receivedAt) {}

    final ZoneKey zone;
    final UUID id;
    final PaperKind kind;
    final boolean automatic;
    final Instant createdAt;
    final Subject subject;

    /**
     * What it is about.
     *
     * @param asAt the moment a bulletin's figures stand for
     */
    record Subject(
            @Nullable UUID matter,
            @Nullable String matterNumber,
            @Nullable UUID corrects,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Instant asAt) {

        static Subject matter(UUID matter, @Nullable String number) {
            return new Subject(matter, number, null, null, null, null);
        }
    }

    PaperState state = PaperState.DRAFT;
    PaperContent content;
    List<Addressee> addressees = List.of();

    @Nullable
    String number;

    @Nullable
    UUID author;

    String authorName;

    /** Whoever has ever written in it; none of them may review it. */
    final Set<UUID> writers = new HashSet<>();

    @Nullable
    UUID submittedBy;

    @Nullable
    Instant submittedAt;

    @Nullable
    UUID reviewedBy;

    @Nullable
    String reviewerName;

    @Nullable
    Instant reviewedAt;

    @Nullable
    Instant issuedAt;

    @Nullable
    LocalDate issuedOn;

    @Nullable
    String issuerName;

    @Nullable
    Instant knownAt;

    @Nullable
    LocalDate replyDueOn;

    @Nullable
    LocalDate fileDueOn;

    @Nullable
    LocalDate filedOn;

    @Nullable
    LocalDate publishDueOn;

    @Nullable
    LocalDate publishedOn;

    int lastSeq;
    int version;

    private final List<Step> steps = new ArrayList<>();

    Paper(
            ZoneKey zone,
            UUID id,
            PaperKind kind,
            boolean automatic,
            Subject subject,
            PaperContent content,
            String authorName,
            Instant createdAt) {
        this.zone = zone;
        this.id = id;
        this.kind = kind;
        this.automatic = automatic;
        this.subject = subject;
        this.content = content;
        this.authorName = authorName;
        this.createdAt = createdAt;
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Whoever takes up what the machine has drafted becomes its author; later hands are writers beside the author. */
    void edit(Viewer viewer, PaperContent written, List<Addressee> to) {
        content = written;
        addressees = List.copyOf(to);
        if (author == null) {
            author = viewer.account().value();
            authorName = viewer.name();
        }
        writers.add(viewer.account().value());
        done(PaperAct.EDIT, null);
    }

    void submit(Viewer viewer, Instant now) {
        if (addressees.isEmpty() && content.addressees().isBlank()) {
            throw Problem.field("addressees", "BULLETIN-NO-ADDRESSEE", "请先填写主送单位。");
        }
        submittedBy = viewer.account().value();
        submittedAt = now;
        done(PaperAct.SUBMIT, null);
    }

    void approve(Viewer viewer, Instant now, @Nullable String opinion) {
        reviewedBy = viewer.account().value();
        reviewerName = viewer.name();
        reviewedAt = now;
        done(PaperAct.APPROVE, opinion);
    }

    /** Back to the draft: by the reviewer, or by whoever submitted it. */
    void back(PaperAct act, @Nullable String note) {
        submittedBy = null;
        submittedAt = null;
        reviewedBy = null;
        reviewerName = null;
        reviewedAt = null;
        done(act, note);
    }

    void issue(Viewer viewer, String given, LocalDate today, Instant now) {
        number = given;
        issuedAt = now;
        issuedOn = today;
        issuerName = viewer.name();
        knownAt = now;
        done(PaperAct.ISSUE, given);
    }

    void filed(LocalDate on, @Nullable String note) {
        if (fileDueOn == null) {
            throw Problem.conflict("BULLETIN-NOTHING-TO-FILE", "该公文无须报备。");
        }
        var words = corrected(filedOn, on, note);
        filedOn = on;
        done(PaperAct.RECORD_FILING, words);
    }

    void published(LocalDate on, @Nullable String note) {
        if (publishDueOn == null) {
            throw Problem.conflict("BULLETIN-NOTHING-TO-PUBLISH", "该公文无须公布。");
        }
        var words = corrected(publishedOn, on, note);
        publishedOn = on;
        done(PaperAct.RECORD_PUBLICATION, words);
    }

    /** A day recorded before is put right, not overwritten: the step keeps both. */
    private static @Nullable String corrected(@Nullable LocalDate before, LocalDate on, @Nullable String note) {
        if (before == null) {
            return note;
        }
        if (before.equals(on)) {
            throw Problem.field("on", "BULLETIN-DAY-UNCHANGED", "已登记为这一天。如需更正，请填写正确的日期。");
        }
        return MatterPapers.cut("登记日期由 " + before + " 更正为 " + on + "：" + note, LONGEST_NOTE);
    }

    /** Whether the act has to be explained: also where it puts right what was recorded before. */
    boolean needsReason(PaperAct act) {
        return act.needsReason()
                || (act == PaperAct.RECORD_FILING && filedOn != null)
                || (act == PaperAct.RECORD_PUBLICATION && publishedOn != null);
    }

    /** Any act that does nothing but lead on. */
    void done(PaperAct act, @Nullable String note) {
        state = act.leadsTo(state);
        steps.add(new Step(act, state, note));
    }

    String addresseesShown() {
        return content.addressees().isBlank()
                ? String.join("，", addressees.stream().map(Addressee::name).toList())
                : content.addressees();
    }
}
