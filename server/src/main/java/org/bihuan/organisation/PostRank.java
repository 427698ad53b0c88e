package org.bihuan.organisation;

/** The standing of a post within its unit (职级). */
public enum PostRank {
    /** 园区领导 */
    ZONE_LEADER,
    /** 主要负责人 */
    PRINCIPAL,
    /** 分管负责人 */
    DEPUTY,
    /** 联络员 */
    LIAISON,
    /** 工作人员 */
    STAFF
}
