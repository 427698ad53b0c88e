package org.bihuan.survey;

import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;

/** One unit's reply to a survey, as it stands; verbs check who may and when. */
record Reply(
        UUID id,
        Survey survey,
        UnitId unit,
        ReplyState state,
        Map<String, String> answers,
        @Nullable AccountId filledBy,
        int version) {

    /** @param askingUnit whose people follow it up; null: asked by somebody without a post */
    record Survey(
            UUID id,
            UUID formVersion,
            String title,
            AccountId askedBy,
            @Nullable UnitId askingUnit) {}

    void mustBeWrittenBy(Viewer viewer, int seen) {
        viewer.mustBeInPerson();
        if (!viewer.belongsTo(unit)) {
            throw missing();
        }
        mustBeFresh(seen);
        if (!state.isOpen()) {
            throw Problem.conflict("SURVEY-REPLY-HANDED-IN", "该填报已经报送，等待接收或退回，不能再改。");
        }
    }

    void mustBeDecidedBy(Viewer viewer, int seen) {
        viewer.mustBeInPerson();
        mustBeFresh(seen);
        if (state != ReplyState.HANDED_IN) {
            throw Problem.conflict("SURVEY-REPLY-NOT-IN", "该填报还没有报送，或已处理过，请刷新。");
        }
        if (viewer.isOneWith(filledBy)) {
            throw Problem.refused("SURVEY-SAME-PERSON", "填报人不能接收或退回自己的填报，请由其他人员办理。");
        }
    }

    private void mustBeFresh(int seen) {
        if (version != seen) {
            throw Problem.conflict("SURVEY-REPLY-STALE", "该填报刚被他人修改，请刷新后再办。").with("current", version);
        }
    }

    static Problem missing() {
        return Problem.missing("SURVEY-REPLY-NOT-FOUND", "没有这份填报，或您无权查看。");
    }
}
