package org.bihuan.roster;

import java.util.List;

/** What a roster lists; its columns in the order of the template. */
public enum RosterKind {
    /** 单位名册 */
    UNITS(
            "单位名册",
            List.of(
                    RosterColumn.NAME,
                    RosterColumn.SHORT_NAME,
                    RosterColumn.KIND,
                    RosterColumn.PARENT,
                    RosterColumn.SUPERVISED_BY,
                    RosterColumn.ALIASES)),
    /** 人员名册 */
    PEOPLE(
            "人员名册",
            List.of(
                    RosterColumn.PERSON,
                    RosterColumn.UNIT,
                    RosterColumn.TITLE,
                    RosterColumn.RANK,
                    RosterColumn.MOBILE,
                    RosterColumn.PART_TIME));

    private final String title;
    private final List<RosterColumn> columns;

    RosterKind(String title, List<RosterColumn> columns) {
        this.title = title;
        this.columns = columns;
    }

    /** The name of the sheet and the file of the template. */
    public String title() {
        return title;
    }

    List<RosterColumn> columns() {
        return columns;
    }
}
