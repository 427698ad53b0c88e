package org.bihuan.campaign;

/** Who looks: a team, the object's own people, or a team on what they have said (检查种类). */
public enum VisitKind {
    /** 检查组检查. */
    INSPECTION,
    /** 自查. */
    SELF,
    /** 对自查的抽查. */
    SPOT
}
