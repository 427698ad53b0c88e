package org.bihuan.form;

/** How grave what a check item finds is (隐患等级); source: 安全生产法 and the criteria (判定标准) of the sector. */
public enum Severity {
    /** 一般隐患. */
    GENERAL,
    /** 重大事故隐患. */
    MAJOR
}
