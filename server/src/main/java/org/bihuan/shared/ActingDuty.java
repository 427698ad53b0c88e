package org.bihuan.shared;

/**
 * What an absent person leaves to a deputy (离岗委托). Opening matters, editing, exporting and every administrator duty
 * are never left to anybody.
 */
public enum ActingDuty {
    /** 签收与办理: sign, report, ask for extension. */
    HANDLE,
    /** 审批申请: decide what others ask for. */
    DECIDE,
    /** 核查. */
    VERIFY,
    /** 批示. */
    INSTRUCT,
    /** 交办督办: assign, urge, close off. */
    SUPERVISE;

    /** The permit of the principal it rests on; without it there is nothing to leave. */
    public Permit permit() {
        return switch (this) {
            case HANDLE -> Permit.MATTER_HANDLE;
            case DECIDE, SUPERVISE -> Permit.MATTER_SUPERVISE;
            case VERIFY -> Permit.MATTER_VERIFY;
            case INSTRUCT -> Permit.MATTER_INSTRUCT;
        };
    }
}
