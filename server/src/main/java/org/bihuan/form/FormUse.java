package org.bihuan.form;

/** What a form is for. */
public enum FormUse {
    /** 检查表: filled in by inspectors on a visit. */
    CHECKLIST,
    /** 填报表: asked of units by a date; states its purpose and basis. */
    SURVEY
}
