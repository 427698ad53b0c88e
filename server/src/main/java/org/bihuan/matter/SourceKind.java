package org.bihuan.matter;

/** Where a matter comes from (来源). */
public enum SourceKind {
    /** 会议议定. */
    MEETING,
    /** 领导批示. */
    INSTRUCTION,
    /** 上级文件. */
    DOCUMENT,
    /** 检查排查. */
    INSPECTION,
    /** 台账导入. */
    LEDGER,
    /** 信访诉求. */
    PETITION,
    /** 建议提案. */
    PROPOSAL,
    /** 目标任务. */
    GOAL,
    /** 其他. */
    OTHER
}
