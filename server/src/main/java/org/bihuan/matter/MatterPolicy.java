package org.bihuan.matter;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.bihuan.shared.ActingDuty;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;

/**
 * Who may do what with a matter that fits its state. The first refusal wins and gives its reason. Whether the viewer
 * may see the matter at all has been decided before.
 */
final class MatterPolicy {

    private static final Set<MatterAct> HELD_UP_BY_A_REQUEST = EnumSet.of(
            MatterAct.CLOSE_OFF,
            MatterAct.REOPEN,
            MatterAct.MERGE,
            MatterAct.REASSIGN,
            MatterAct.RETURN,
            MatterAct.SHELVE,
            MatterAct.REQUEST_EXTENSION,
            MatterAct.REQUEST_SUSPENSION,
            MatterAct.REQUEST_CANCELLATION,
            MatterAct.REQUEST_DELISTING,
            MatterAct.SUBMIT_PLAN,
            MatterAct.VERIFY);

    private MatterPolicy() {}

    /** The acts this viewer may do now, for the buttons of a file. */
    static Set<MatterAct> allowed(Matter matter, Viewer viewer, Set<UnitId> helpers) {
        var acts = EnumSet.noneOf(MatterAct.class);
        for (var act : Transitions.actsIn(matter.state)) {
            if (!act.isOfSubTask() && refusal(matter, act, viewer, helpers).isEmpty()) {
                acts.add(act);
            }
        }
        return acts;
    }

    /** @param helpers the supporting units, which may report progress too */
    static Optional<Problem> refusal(Matter matter, MatterAct act, Viewer viewer, Set<UnitId> helpers) {
        if (Transitions.from(matter.state, act).isEmpty()) {
            return Optional.of(Problem.conflict("MATTER-ACT-NOT-NOW", "事项当前状态不允许此操作，可能已由他人处理，请刷新后查看。")
                    .with("state", matter.state.name())
                    .with("act", act.name()));
        }
        if (matter.state == MatterState.DRAFT && !matter.createdBy.equals(viewer.account())) {
            return refused("MATTER-DRAFT-OF-ANOTHER", "只有起草人可以处理草稿。");
        }
        if (act == MatterAct.HAND_OVER) {
            return refused("MATTER-HAND-OVER-BY-SHEET", "事项的移交请在岗位交接单中办理。");
        }
        if (!act.isOfTwoSides() && !viewer.may(act.permit(), act.duty())) {
            return refused("ACCESS-NOT-PERMITTED", "您的角色没有此项权限，请联系本单位安全管理员授权。");
        }
        if (act.permit() == Permit.MATTER_HANDLE && !handles(matter, act, viewer, helpers)) {
            return refused("MATTER-NOT-HANDLER", "只有牵头单位的人员可以进行此操作。");
        }
        if (HELD_UP_BY_A_REQUEST.contains(act) && matter.pending != null) {
            return Optional.of(Problem.conflict("MATTER-REQUEST-PENDING", "有一项申请尚未审批，请先审批。"));
        }
        return switch (act) {
            case CLOSE_OFF -> unlisted(matter, "再销号");
            case MERGE -> unlisted(matter, "再并案");
            case LOWER -> Climb.notLowered(matter);
            case REQUEST_DELISTING -> listed(matter);
            case VERIFY, START_VERIFICATION, EVALUATE, LOOK_BACK -> verifierApart(matter, viewer, helpers);
            case ACCEPT_ON_SITE -> acceptor(matter, viewer, helpers);
            case RAISE -> delistingAsked(matter);
            case UNMERGE -> merged(matter);
            case DECIDE_REQUEST -> decider(matter, viewer);
            case WITHDRAW_REQUEST -> requester(matter, viewer);
            case ADD_SUB_TASK ->
                leads(matter, viewer) || viewer.may(Permit.MATTER_SUPERVISE, ActingDuty.SUPERVISE)
                        ? Optional.empty()
                        : refused("MATTER-NOT-HANDLER", "只有牵头单位和交办单位可以增加子任务。");
            case URGE_SUB_TASK ->
                leads(matter, viewer) || viewer.may(Permit.MATTER_URGE, ActingDuty.SUPERVISE)
                        ? Optional.empty()
                        : refused("MATTER-NOT-HANDLER", "只有牵头单位和督办人员可以催办子任务。");
            case ATTACH ->
                matter.parent == null
                        ? Optional.empty()
                        : Optional.of(Problem.conflict(
                                "MATTER-HAS-PARENT", "事项已归入 " + matter.parentNumber + "，请先脱离后再归入其他事项。"));
            case RESTRICT -> restrictable(matter, viewer);
            case LIFT_RESTRICTION, INFORM, EXCLUDE ->
                matter.restrictedBecause == null
                        ? Optional.of(Problem.conflict("MATTER-NOT-RESTRICTED", "该事项不是受限事项，无需设置知悉范围。"))
                        : Optional.empty();
            case DETACH ->
                matter.parent == null
                        ? Optional.of(Problem.conflict("MATTER-HAS-NO-PARENT", "事项没有归入任何上级事项。"))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Problem> restrictable(Matter matter, Viewer viewer) {
        if (matter.restrictedBecause != null) {
            return Optional.of(Problem.conflict("MATTER-ALREADY-RESTRICTED", "该事项已是受限事项。"));
        }
        return leads(matter, viewer) || viewer.may(Permit.MATTER_SUPERVISE)
                ? Optional.empty()
                : refused("MATTER-NOT-HANDLER", "只有牵头单位和交办单位可以将事项设为受限。");
    }

    private static boolean handles(Matter matter, MatterAct act, Viewer viewer, Set<UnitId> helpers) {
        if (leads(matter, viewer)) {
            return true;
        }
        return (act == MatterAct.PROGRESS || act.isOfSupport())
                && viewer.ownUnits().stream().anyMatch(helpers::contains);
    }

    private static boolean leads(Matter matter, Viewer viewer) {
        var lead = matter.leadUnit;
        return lead != null
                && viewer.may(Permit.MATTER_HANDLE, ActingDuty.HANDLE)
                && viewer.ownUnits().contains(lead);
    }

    /** Whether a sub-task stands where the act fits, and is this viewer's to act on. */
    static Optional<Problem> refusal(Matter matter, SubTask part, MatterAct act, Viewer viewer) {
        if (SubTask.after(part.state(), act).isEmpty()) {
            return Optional.of(Problem.conflict("MATTER-SUBTASK-NOT-NOW", "子任务当前状态不允许此操作，可能已由他人处理，请刷新后查看。")
                    .with("state", part.state().name())
                    .with("act", act.name()));
        }
        if (act.isOfSupport()) {
            return viewer.ownUnits().contains(part.unit())
                    ? Optional.empty()
                    : refused("MATTER-NOT-HANDLER", "只有承担子任务的单位可以进行此操作。");
        }
        if (act.permit() == Permit.MATTER_HANDLE && !leads(matter, viewer)) {
            return refused("MATTER-NOT-HANDLER", "只有牵头单位的人员可以进行此操作。");
        }
        return Optional.empty();
    }

    /** What this viewer may do with a sub-task now. */
    static Set<MatterAct> allowed(Matter matter, SubTask part, Viewer viewer, Set<UnitId> helpers) {
        var acts = EnumSet.noneOf(MatterAct.class);
        for (var act : Transitions.actsIn(matter.state)) {
            if (act.isOfSubTask()
                    && refusal(matter, act, viewer, helpers).isEmpty()
                    && refusal(matter, part, act, viewer).isEmpty()) {
                acts.add(act);
            }
        }
        return acts;
    }

    /** The one who did the work, and the units that did it or helped, may not verify it. */
    private static Optional<Problem> verifierApart(Matter matter, Viewer viewer, Set<UnitId> helpers) {
        var lead = matter.leadUnit;
        if (viewer.isOneWith(matter.reporter)
                || viewer.isOneWith(matter.reporterFor)
                || viewer.isOneWith(matter.handler)
                || viewer.belongsTo(lead)
                || helpers.stream().anyMatch(viewer::belongsTo)) {
            return refused("MATTER-VERIFIER-IS-HANDLER", "牵头单位和协办单位不能核查自己办理的事项，请由其他单位核查。");
        }
        return Optional.empty();
    }

    private static Optional<Problem> decider(Matter matter, Viewer viewer) {
        var request = matter.pending;
        if (request == null) {
            return Optional.of(noRequest());
        }
        if (viewer.isOneWith(request.requestedBy()) || viewer.isOneWith(request.requestedFor())) {
            return refused("MATTER-OWN-REQUEST", "不能审批自己提出的申请，请由他人审批。");
        }
        return Optional.empty();
    }

    private static Optional<Problem> requester(Matter matter, Viewer viewer) {
        var request = matter.pending;
        if (request == null) {
            return Optional.of(noRequest());
        }
        return request.requestedBy().equals(viewer.account())
                ? Optional.empty()
                : refused("MATTER-REQUEST-OF-ANOTHER", "只有申请人本人可以撤回申请。");
    }

    private static Optional<Problem> unlisted(Matter matter, String then) {
        return matter.isListed()
                ? Optional.of(Problem.conflict("MATTER-LISTED", "事项正在挂牌督办，须先申请摘牌并经审批，" + then + "。"))
                : Optional.empty();
    }

    private static Optional<Problem> listed(Matter matter) {
        return matter.isListed() ? Optional.empty() : Optional.of(Climb.notListed());
    }

    /** Whoever decides on the delisting must know which rung it is from. */
    private static Optional<Problem> delistingAsked(Matter matter) {
        return Climb.waitsForDelisting(matter)
                ? Optional.of(Problem.conflict("MATTER-REQUEST-PENDING", "有一项摘牌申请尚未审批，请先审批。"))
                : Optional.empty();
    }

    /** Whoever accepts on site has neither done the work nor asked for the delisting. */
    private static Optional<Problem> acceptor(Matter matter, Viewer viewer, Set<UnitId> helpers) {
        var request = matter.pending;
        if (request == null || request.kind() != RequestKind.DELISTING || request.accepted()) {
            return Optional.of(Problem.conflict("MATTER-NOTHING-TO-ACCEPT", "没有等待现场验收的摘牌申请，可能已由他人验收，请刷新。"));
        }
        return decider(matter, viewer).or(() -> verifierApart(matter, viewer, helpers));
    }

    private static Optional<Problem> merged(Matter matter) {
        return matter.mergedInto == null
                ? Optional.of(Problem.conflict("MATTER-NOT-MERGED", "该事项未并入其他事项，无法撤销并案。"))
                : Optional.empty();
    }

    static Problem noRequest() {
        return Problem.conflict("MATTER-NO-REQUEST", "没有待审批的申请，可能已由他人处理，请刷新。");
    }

    private static Optional<Problem> refused(String code, String detail) {
        return Optional.of(Problem.refused(code, detail));
    }
}
