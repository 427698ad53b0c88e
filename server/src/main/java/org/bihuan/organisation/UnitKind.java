package org.bihuan.organisation;

/** What sort of unit it is (单位类型). */
public enum UnitKind {
    /** 党工委 */
    WORKING_COMMITTEE,
    /** 管委会 */
    ADMIN_COMMITTEE,
    /** 职能部门、局 */
    DEPARTMENT,
    /** 内设办公室、中心 */
    OFFICE,
    /** 园区 */
    INDUSTRIAL_PARK,
    /** 街道（办事处） */
    SUBDISTRICT,
    /** 村、社区 */
    VILLAGE,
    /** 国有公司、平台公司 */
    STATE_COMPANY,
    /** 垂直管理单位：税务、公安等，由上级条线领导，参与本区考核 */
    VERTICAL_UNIT,
    /** 领导小组 */
    LEADING_GROUP,
    /** 指挥部 */
    HEADQUARTERS,
    /** 工作专班 */
    TASK_FORCE,
    /** 其他 */
    OTHER
}
