package org.bihuan.place;

/** What an area is; none decides what may lie below it. */
public enum AreaKind {
    /** 乡镇、街道. */
    TOWN,
    /** 社区、村. */
    COMMUNITY,
    /** 网格. */
    GRID,
    /** 片区：责任分片、园中园. */
    SECTION
}
