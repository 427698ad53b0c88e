package org.bihuan.matter;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The typed places of responsibility on a matter (责任位). */
public enum Slot {
    /** 包挂领导. */
    SPONSORING_LEADER("sponsoringLeader"),
    /** 交办单位. */
    ASSIGNING_UNIT("assigningUnit"),
    /** 牵头单位: one, answers for the whole. */
    LEAD_UNIT("leadUnit"),
    /** 配合单位. */
    SUPPORTING_UNIT("supportingUnits"),
    /** 属地单位. */
    TERRITORIAL_UNIT("territorialUnit"),
    /** 主管部门. */
    REGULATORY_UNIT("regulatoryUnit"),
    /** 责任人. */
    RESPONSIBLE_PERSON("responsibleName"),
    /** 提级单位: the lead unit's supervisor, while a rung has been raised to it. */
    ESCALATED_UNIT("escalatedUnit"),
    /** 回头看人员: while the look-back is open, also after the close. */
    LOOK_BACK_PERSON("lookBackPerson"),
    /** 上级事项牵头单位: leads the matter this one is a part of. */
    PARENT_LEAD_UNIT("parentLeadUnit"),
    /** 知悉范围: units and people let into a restricted matter besides those who answer for it. */
    INFORMED("informed");

    /** Those a ledger has columns for. */
    static final Set<Slot> OF_LEDGERS = Collections.unmodifiableSet(EnumSet.of(
            SPONSORING_LEADER, LEAD_UNIT, SUPPORTING_UNIT, TERRITORIAL_UNIT, REGULATORY_UNIT, RESPONSIBLE_PERSON));

    private final String field;

    Slot(String field) {
        this.field = field;
    }

    /** What it is called among the fields of a matter. */
    String field() {
        return field;
    }
}
