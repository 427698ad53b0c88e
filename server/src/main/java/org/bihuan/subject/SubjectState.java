package org.bihuan.subject;

/** Whether a subject is still there. */
public enum SubjectState {
    /** 在营、在用. */
    IN_OPERATION,
    /** 已关停、已拆除、已注销. */
    CLOSED,
    /** 已并入另一对象. */
    MERGED
}
