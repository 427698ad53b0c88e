package org.bihuan.roster;

/** A column of a roster, found by its Chinese heading. */
public enum RosterColumn {
    NAME("单位名称", true, 100),
    SHORT_NAME("简称", false, 50),
    KIND("类型", false, 20),
    PARENT("上级单位", false, 100),
    SUPERVISED_BY("主管单位", false, 100),
    ALIASES("别名", false, 1_000),
    PERSON("姓名", true, 50),
    UNIT("单位", true, 100),
    TITLE("职务", false, 50),
    RANK("职级", false, 20),
    MOBILE("手机", false, 30),
    PART_TIME("兼职", false, 5);

    private final String heading;
    private final boolean required;
    private final int longest;

    RosterColumn(String heading, boolean required, int longest) {
        this.heading = heading;
        this.required = required;
        this.longest = longest;
    }

    String heading() {
        return heading;
    }

    /** Whether no row can do without. */
    boolean required() {
        return required;
    }

    int longest() {
        return longest;
    }
}
