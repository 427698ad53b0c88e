package org.bihuan.access;

import static org.bihuan.shared.Permit.ACCOUNT_EDIT;
import static org.bihuan.shared.Permit.AREA_KEEP;
import static org.bihuan.shared.Permit.AUDIT_READ;
import static org.bihuan.shared.Permit.CALENDAR_EDIT;
import static org.bihuan.shared.Permit.CAMPAIGN_LEAD;
import static org.bihuan.shared.Permit.CAMPAIGN_READ;
import static org.bihuan.shared.Permit.INSPECT;
import static org.bihuan.shared.Permit.LEDGER_EXPORT;
import static org.bihuan.shared.Permit.LEDGER_IMPORT;
import static org.bihuan.shared.Permit.MATTER_HANDLE;
import static org.bihuan.shared.Permit.MATTER_INSTRUCT;
import static org.bihuan.shared.Permit.MATTER_OPEN;
import static org.bihuan.shared.Permit.MATTER_READ;
import static org.bihuan.shared.Permit.MATTER_SUPERVISE;
import static org.bihuan.shared.Permit.MATTER_TYPE_EDIT;
import static org.bihuan.shared.Permit.MATTER_URGE;
import static org.bihuan.shared.Permit.MATTER_VERIFY;
import static org.bihuan.shared.Permit.ORGANISATION_EDIT;
import static org.bihuan.shared.Permit.ORGANISATION_READ;
import static org.bihuan.shared.Permit.PAPER_DRAFT;
import static org.bihuan.shared.Permit.PAPER_ISSUE;
import static org.bihuan.shared.Permit.PAPER_REVIEW;
import static org.bihuan.shared.Permit.PERSONAL_DATA_REVEAL;
import static org.bihuan.shared.Permit.ROLE_EDIT;
import static org.bihuan.shared.Permit.STATISTICS_READ;
import static org.bihuan.shared.Permit.SUBJECT_KEEP;
import static org.bihuan.shared.Permit.SUBJECT_READ;
import static org.bihuan.shared.Permit.SUBJECT_TYPE_KEEP;
import static org.bihuan.shared.Permit.SYSTEM_SETTINGS;

import java.util.EnumSet;
import java.util.Set;
import org.bihuan.shared.Permit;

/** The roles every zone begins with. Zones add their own; these may be narrowed, not deleted. */
public enum BuiltinRole {
    SUPERVISION_OFFICER(
            "督查专员",
            "Supervision officer",
            MATTER_READ,
            MATTER_OPEN,
            MATTER_SUPERVISE,
            MATTER_VERIFY,
            MATTER_URGE,
            MATTER_TYPE_EDIT,
            CAMPAIGN_READ,
            CAMPAIGN_LEAD,
            INSPECT,
            LEDGER_IMPORT,
            LEDGER_EXPORT,
            PAPER_DRAFT,
            PAPER_REVIEW,
            PAPER_ISSUE,
            SUBJECT_READ,
            SUBJECT_KEEP,
            SUBJECT_TYPE_KEEP,
            AREA_KEEP,
            STATISTICS_READ,
            PERSONAL_DATA_REVEAL,
            ORGANISATION_READ),
    LIAISON(
            "联络员",
            "Liaison",
            MATTER_READ,
            MATTER_HANDLE,
            SUBJECT_READ,
            SUBJECT_KEEP,
            CAMPAIGN_READ,
            LEDGER_EXPORT,
            STATISTICS_READ,
            ORGANISATION_READ),
    INSPECTOR(
            "检查人员",
            "Inspector",
            MATTER_READ,
            MATTER_OPEN,
            MATTER_VERIFY,
            SUBJECT_READ,
            SUBJECT_KEEP,
            CAMPAIGN_READ,
            INSPECT,
            ORGANISATION_READ),
    ZONE_LEADER(
            "园区领导",
            "Zone leader",
            MATTER_READ,
            MATTER_INSTRUCT,
            MATTER_URGE,
            CAMPAIGN_READ,
            PAPER_REVIEW,
            SUBJECT_READ,
            STATISTICS_READ,
            ORGANISATION_READ),
    ASSESSOR(
            "考核专员",
            "Assessor",
            MATTER_READ,
            SUBJECT_READ,
            CAMPAIGN_READ,
            STATISTICS_READ,
            LEDGER_EXPORT,
            ORGANISATION_READ),
    SYSTEM_ADMINISTRATOR(
            "系统管理员",
            "System administrator",
            ACCOUNT_EDIT,
            PERSONAL_DATA_REVEAL,
            ORGANISATION_READ,
            ORGANISATION_EDIT,
            CALENDAR_EDIT,
            SYSTEM_SETTINGS),
    SECURITY_ADMINISTRATOR("安全管理员", "Security administrator", ROLE_EDIT, ORGANISATION_READ),
    AUDIT_ADMINISTRATOR("审计管理员", "Audit administrator", AUDIT_READ, ORGANISATION_READ);

    private final String nameZh;
    private final String nameEn;
    private final Set<Permit> permits;

    BuiltinRole(String nameZh, String nameEn, Permit first, Permit... more) {
        this.nameZh = nameZh;
        this.nameEn = nameEn;
        this.permits = EnumSet.of(first, more);
    }

    public String nameZh() {
        return nameZh;
    }

    public String nameEn() {
        return nameEn;
    }

    public Set<Permit> permits() {
        return Set.copyOf(permits);
    }

    /** System, security and audit administration exclude each other and every business role (三员分立). */
    public boolean isAdministrator() {
        return this == SYSTEM_ADMINISTRATOR || this == SECURITY_ADMINISTRATOR || this == AUDIT_ADMINISTRATOR;
    }
}
