package org.bihuan.bulletin;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;

/** Who may do what with a paper. Whoever has written or submitted it does not review it. */
final class PaperPolicy {

    private PaperPolicy() {}

    static Set<PaperAct> allowed(Paper paper, Viewer viewer) {
        var acts = EnumSet.noneOf(PaperAct.class);
        for (var act : PaperAct.values()) {
            if (refusal(paper, act, viewer).isEmpty()) {
                acts.add(act);
            }
        }
        return acts;
    }

    static Optional<Problem> refusal(Paper paper, PaperAct act, Viewer viewer) {
        if (!viewer.may(act.permit())) {
            return Optional.of(Problem.refused("ACCESS-NOT-PERMITTED", "您的角色没有此项权限，请联系本单位安全管理员授权。")
                    .with("permit", act.permit().name()));
        }
        if (!act.fits(paper.state)) {
            return Optional.of(Problem.conflict("BULLETIN-NOT-IN-THIS-STATE", "公文当前状态不能这样做，可能已由他人处理，请刷新。"));
        }
        var me = viewer.account().value();
        return switch (act) {
            case APPROVE ->
                isOneWith(viewer, paper.author)
                                || isOneWith(viewer, paper.submittedBy)
                                || paper.writers.stream().anyMatch(writer -> isOneWith(viewer, writer))
                        ? Optional.of(Problem.refused("BULLETIN-OWN-DRAFT", "不能审签自己起草或送审的公文，请由他人审签。"))
                        : Optional.empty();
            case TAKE_BACK ->
                me.equals(paper.submittedBy)
                        ? Optional.empty()
                        : Optional.of(Problem.refused("BULLETIN-NOT-SUBMITTER", "只有送审人可以撤回送审。"));
            case RECEIVE ->
                paper.addressees.stream()
                                .anyMatch(each -> each.receivedAt() == null
                                        && viewer.ownUnits().contains(each.unit()))
                        ? Optional.empty()
                        : Optional.of(Problem.refused("BULLETIN-NOT-ADDRESSEE", "您所在单位不是主送单位，或已签收。"));
            case RECORD_FILING -> needed(paper.fileDueOn != null);
            case RECORD_PUBLICATION -> needed(paper.publishDueOn != null);
            case EDIT, SUBMIT, DISCARD, SEND_BACK, ISSUE, WITHDRAW -> Optional.empty();
        };
    }

    /** A deputy counts as the absent person they stand in for. */
    private static boolean isOneWith(Viewer viewer, @Nullable UUID account) {
        return account != null && viewer.isOneWith(new AccountId(account));
    }

    private static Optional<Problem> needed(boolean recorded) {
        return recorded ? Optional.empty() : Optional.of(Problem.conflict("BULLETIN-NOTHING-TO-RECORD", "该公文无须登记。"));
    }

    /** The office that makes papers sees them in every state. */
    static boolean isOffice(Viewer viewer) {
        return viewer.seesAll()
                && (viewer.may(Permit.PAPER_DRAFT)
                        || viewer.may(Permit.PAPER_REVIEW)
                        || viewer.may(Permit.PAPER_ISSUE));
    }

    static boolean sees(Paper paper, Viewer viewer) {
        if (isOffice(viewer) || Objects.equals(paper.author, viewer.account().value())) {
            return true;
        }
        return paper.state.isOut()
                && viewer.may(Permit.MATTER_READ)
                && (viewer.seesAll()
                        || paper.addressees.stream()
                                .anyMatch(each -> viewer.units().contains(each.unit())));
    }
}
