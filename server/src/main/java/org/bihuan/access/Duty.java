package org.bihuan.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;

/**
 * Which of the excluding duties a permit belongs to (三员分立): administering the system, its security, its audit, and
 * the business itself never meet in one account.
 */
public enum Duty {
    BUSINESS,
    SYSTEM,
    SECURITY,
    AUDIT,
    /** Goes with any of the others. */
    ANY;

    public static Duty of(Permit permit) {
        return switch (permit) {
            case MATTER_READ,
                    MATTER_READ_RESTRICTED,
                    MATTER_OPEN,
                    MATTER_SUPERVISE,
                    MATTER_HANDLE,
                    MATTER_VERIFY,
                    MATTER_URGE,
                    MATTER_INSTRUCT,
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
                    STATISTICS_READ -> BUSINESS;
            case ACCOUNT_EDIT, CALENDAR_EDIT, SYSTEM_SETTINGS -> SYSTEM;
            case ROLE_EDIT -> SECURITY;
            case AUDIT_READ -> AUDIT;
            case ORGANISATION_READ, ORGANISATION_EDIT, PERSONAL_DATA_REVEAL -> ANY;
        };
    }

    /** The one duty of all these permits; refuses a mixture with {@code ACCESS-ROLES-EXCLUDE}. */
    static Duty ofAll(Collection<Permit> permits) {
        var duties = EnumSet.noneOf(Duty.class);
        permits.forEach(permit -> duties.add(of(permit)));
        return single(duties);
    }

    static Duty single(Set<Duty> duties) {
        var firm = EnumSet.noneOf(Duty.class);
        duties.stream().filter(each -> each != ANY).forEach(firm::add);
        if (firm.size() > 1) {
            throw Problem.conflict("ACCESS-ROLES-EXCLUDE", "系统管理、安全管理、审计管理与业务角色互相排斥，不能由同一角色或账号兼任。");
        }
        return firm.isEmpty() ? ANY : firm.iterator().next();
    }

    /** Whether granting it needs a second administrator. */
    public boolean isAdministration() {
        return switch (this) {
            case SYSTEM, SECURITY, AUDIT -> true;
            case BUSINESS, ANY -> false;
        };
    }
}
