package org.bihuan.matter;

import org.bihuan.shared.ActingDuty;
import org.bihuan.shared.Permit;
import org.jspecify.annotations.Nullable;

/** What people do with a matter. Each names the permit it needs; {@code MatterPolicy} decides the rest. */
public enum MatterAct {
    /** 立项. */
    OPEN(Permit.MATTER_OPEN),
    /** 改稿: the author writes the draft anew. */
    REDRAFT(Permit.MATTER_OPEN),
    /** 弃稿: a draft hurts nobody and needs no approval. */
    DISCARD(Permit.MATTER_OPEN),
    /** 交办. */
    ASSIGN(Permit.MATTER_SUPERVISE),
    /** 改派. */
    REASSIGN(Permit.MATTER_SUPERVISE),
    /** 签收. */
    RECEIVE(Permit.MATTER_HANDLE),
    /** 退回. */
    RETURN(Permit.MATTER_HANDLE),
    /** 报方案: how it is to be done, for another to approve, where the type asks for it. */
    SUBMIT_PLAN(Permit.MATTER_HANDLE),
    /** 报进展. */
    PROGRESS(Permit.MATTER_HANDLE),
    /** 反馈，报请核查. */
    REPORT(Permit.MATTER_HANDLE),
    /** 撤回反馈. */
    WITHDRAW_REPORT(Permit.MATTER_HANDLE),
    /** 受理核查. */
    START_VERIFICATION(Permit.MATTER_VERIFY),
    /** 核查. */
    VERIFY(Permit.MATTER_VERIFY),
    /** 销号. */
    CLOSE_OFF(Permit.MATTER_SUPERVISE),
    /** 评价. */
    EVALUATE(Permit.MATTER_SUPERVISE),
    /** 归档. */
    ARCHIVE(Permit.MATTER_SUPERVISE),
    /** 重新立项. */
    REOPEN(Permit.MATTER_SUPERVISE),
    /** 申请延期. */
    REQUEST_EXTENSION(Permit.MATTER_HANDLE),
    /** 申请中止. */
    REQUEST_SUSPENSION(Permit.MATTER_HANDLE),
    /** 申请撤销. */
    REQUEST_CANCELLATION(Permit.MATTER_SUPERVISE),
    /** 审批申请. */
    DECIDE_REQUEST(Permit.MATTER_SUPERVISE),
    /** 撤回申请: by whoever asked; seeing the matter is enough. */
    WITHDRAW_REQUEST(Permit.MATTER_READ),
    /** 恢复办理. */
    RESUME(Permit.MATTER_SUPERVISE),
    /** 挂账，或复核后续挂. */
    SHELVE(Permit.MATTER_SUPERVISE),
    /** 并案: it turns out to be another matter. */
    MERGE(Permit.MATTER_SUPERVISE),
    /** 撤销并案. */
    UNMERGE(Permit.MATTER_SUPERVISE),
    /** 回头看: by somebody appointed who neither handled nor verified it; carried out in the room of look-backs. */
    LOOK_BACK(Permit.MATTER_VERIFY),
    /** 升级. */
    RAISE(Permit.MATTER_SUPERVISE),
    /** 降级. */
    LOWER(Permit.MATTER_SUPERVISE),
    /** 申请摘牌. */
    REQUEST_DELISTING(Permit.MATTER_HANDLE),
    /** 现场验收: by somebody apart from the handlers, before a delisting may be approved. */
    ACCEPT_ON_SITE(Permit.MATTER_VERIFY),
    /** 催办. */
    URGE(Permit.MATTER_URGE),
    /** 批示. */
    INSTRUCT(Permit.MATTER_INSTRUCT),
    /** 修改要素. */
    AMEND(Permit.MATTER_SUPERVISE),
    /** 更正事实: what was recorded wrongly. */
    CORRECT(Permit.MATTER_SUPERVISE),
    /** 移交: by a hand-over both sides have confirmed, never by itself. */
    HAND_OVER(Permit.MATTER_READ),
    /** 增加子任务: by the lead unit or by whoever supervises; the policy tells. */
    ADD_SUB_TASK(Permit.MATTER_READ),
    /** 调整子任务. */
    AMEND_SUB_TASK(Permit.MATTER_SUPERVISE),
    /** 签收子任务. */
    SIGN_SUB_TASK(Permit.MATTER_HANDLE),
    /** 报子任务进展. */
    PROGRESS_SUB_TASK(Permit.MATTER_HANDLE),
    /** 反馈子任务. */
    REPORT_SUB_TASK(Permit.MATTER_HANDLE),
    /** 认可子任务. */
    ACCEPT_SUB_TASK(Permit.MATTER_HANDLE),
    /** 退回子任务. */
    SEND_BACK_SUB_TASK(Permit.MATTER_HANDLE),
    /** 撤销子任务. */
    DROP_SUB_TASK(Permit.MATTER_SUPERVISE),
    /** 催办子任务: by the lead unit or by whoever urges matters; the policy tells. */
    URGE_SUB_TASK(Permit.MATTER_READ),
    /** 准予先行反馈: the lead unit may report though parts are open. */
    OVERRULE(Permit.MATTER_SUPERVISE),
    /** 分解为子事项. */
    SPLIT(Permit.MATTER_SUPERVISE),
    /** 归入上级事项. */
    ATTACH(Permit.MATTER_SUPERVISE),
    /** 脱离上级事项. */
    DETACH(Permit.MATTER_SUPERVISE),
    /** 设为受限: by the lead unit or by whoever supervises; the policy tells. */
    RESTRICT(Permit.MATTER_READ),
    /** 解除受限. */
    LIFT_RESTRICTION(Permit.MATTER_SUPERVISE),
    /** 扩大知悉范围. */
    INFORM(Permit.MATTER_SUPERVISE),
    /** 移出知悉范围. */
    EXCLUDE(Permit.MATTER_SUPERVISE);

    private final Permit permit;

    MatterAct(Permit permit) {
        this.permit = permit;
    }

    /** Done to one sub-task, which decides whether it may be done. */
    boolean isOfSubTask() {
        return switch (this) {
            case AMEND_SUB_TASK,
                    SIGN_SUB_TASK,
                    PROGRESS_SUB_TASK,
                    REPORT_SUB_TASK,
                    ACCEPT_SUB_TASK,
                    SEND_BACK_SUB_TASK,
                    DROP_SUB_TASK,
                    URGE_SUB_TASK -> true;
            default -> false;
        };
    }

    /** Done by the supporting unit whose sub-task it is. */
    boolean isOfSupport() {
        return this == SIGN_SUB_TASK || this == PROGRESS_SUB_TASK || this == REPORT_SUB_TASK;
    }

    /** The policy alone decides, because two sides with different permits may do it. */
    boolean isOfTwoSides() {
        return this == ADD_SUB_TASK || this == URGE_SUB_TASK;
    }

    Permit permit() {
        return permit;
    }

    /** The duty a deputy must have been left to do it for somebody; null when nobody does it for another. */
    @Nullable
    ActingDuty duty() {
        if (this == DECIDE_REQUEST) {
            return ActingDuty.DECIDE;
        }
        return switch (permit) {
            case MATTER_HANDLE -> ActingDuty.HANDLE;
            case MATTER_VERIFY -> ActingDuty.VERIFY;
            case MATTER_INSTRUCT -> ActingDuty.INSTRUCT;
            case MATTER_SUPERVISE, MATTER_URGE -> ActingDuty.SUPERVISE;
            default -> null;
        };
    }
}
