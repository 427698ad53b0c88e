package org.bihuan.design;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.bihuan.matter.MatterOrder;
import org.bihuan.matter.MatterTrials;
import org.bihuan.matter.TimeChoice;
import org.bihuan.matter.TrialSide;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Trying a draft on a made-up matter (试办), which lives inside the draft and goes with it. */
@Service
public class TypeTrials {

    private static final int MOST_DAYS = 250;

    private final TypeDraftRepository drafts;
    private final MatterTrials trials;
    private final Clock clock;

    TypeTrials(TypeDraftRepository drafts, MatterTrials trials, Clock clock) {
        this.drafts = drafts;
        this.trials = trials;
        this.clock = clock;
    }

    /** Opens the made-up matter, in place of the one before. */
    @Transactional
    public void begin(Viewer viewer, UUID id, Map<String, String> fields, @Nullable TimeChoice choice) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        var now = clock.instant();
        var trial = new TypeDraft.Trial(new MatterTrials.Beginning(now, fields, choice), List.of(), now);
        keep(viewer, drafts.lock(viewer.zone(), id).orElseThrow(TypeDrafts::missing), trial);
    }

    /** One act of one side; a refused one is refused as in earnest and not kept. */
    @Transactional
    public void act(Viewer viewer, UUID id, TrialSide side, MatterOrder order) {
        change(viewer, id, trial -> trial.with(new MatterTrials.Step(side, trial.until(), order)));
    }

    /** Lets days pass. */
    @Transactional
    public void wait(Viewer viewer, UUID id, int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw Problem.field("days", "DESIGN-DAYS-WRONG", "每次可推进 1 至 " + MOST_DAYS + " 天。");
        }
        change(viewer, id, trial -> trial.until(trial.until().plus(Duration.ofDays(days))));
    }

    @Transactional
    public void undo(Viewer viewer, UUID id) {
        change(viewer, id, TypeDraft.Trial::back);
    }

    @Transactional
    public void end(Viewer viewer, UUID id) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        var draft = drafts.lock(viewer.zone(), id).orElseThrow(TypeDrafts::missing);
        drafts.keepTrial(viewer.zone(), draft.id(), null);
    }

    private void change(Viewer viewer, UUID id, UnaryOperator<TypeDraft.Trial> step) {
        viewer.mustHave(Permit.MATTER_TYPE_EDIT);
        var draft = drafts.lock(viewer.zone(), id).orElseThrow(TypeDrafts::missing);
        var before = draft.trial();
        if (before == null) {
            throw Problem.conflict("DESIGN-NO-TRIAL", "还没有开始试办。");
        }
        keep(viewer, draft, step.apply(before));
    }

    private void keep(Viewer viewer, TypeDraft draft, TypeDraft.Trial after) {
        var walk = trials.walk(viewer, draft.sketch(), after.beginning(), after.steps(), after.until());
        var refusal = walk.refusal();
        var further = draft.trial() == null
                || after.steps().size() > draft.trial().steps().size();
        if (refusal != null && further) {
            throw Problem.conflict(refusal.code(), refusal.detail());
        }
        drafts.keepTrial(viewer.zone(), draft.id(), after);
    }
}
