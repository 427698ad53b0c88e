package org.bihuan.shared;

/**
 * An act a role may permit. What is not permitted is refused; whether a permitted act fits the state of the thing is
 * the business of its room.
 */
public enum Permit {
    /** Read matters within the scope of the grant. */
    MATTER_READ,
    /** Read restricted matters within that scope without being on them (查看受限事项). */
    MATTER_READ_RESTRICTED,
    /** Open a matter (立项) and keep drafts. */
    MATTER_OPEN,
    /** Assign, re-assign, close off, cancel, decide on extension and suspension (交办、销号、审批). */
    MATTER_SUPERVISE,
    /** Sign, report progress, hand in for verification, ask for extension (签收、反馈). */
    MATTER_HANDLE,
    /** Verify what another has done (核查). */
    MATTER_VERIFY,
    /** Urge (催办). */
    MATTER_URGE,
    /** Instruct in one line (批示). */
    MATTER_INSTRUCT,
    /** Publish and change matter types. */
    MATTER_TYPE_EDIT,
    /** Read campaigns, their visits and figures within the scope of the grant (查看专项行动). */
    CAMPAIGN_READ,
    /** Draft, launch, plan and end campaigns (组织专项行动). */
    CAMPAIGN_LEAD,
    /** Carry out visits and hand them in (现场检查). */
    INSPECT,
    /** Take ledgers in (导入台账). */
    LEDGER_IMPORT,
    /** Take lists out (导出). */
    LEDGER_EXPORT,
    /** Draft papers and submit them for review (拟稿). */
    PAPER_DRAFT,
    /** Review papers others have drafted (审签). */
    PAPER_REVIEW,
    /** Issue, withdraw and record the publication of papers (印发). */
    PAPER_ISSUE,
    /** See a telephone number or other personal data in full, with a reason that is kept (查看个人信息). */
    PERSONAL_DATA_REVEAL,
    /** See the subjects of supervision in scope and the areas (一企一档、区域). */
    SUBJECT_READ,
    /** Record and change subjects in scope, relate and merge them. */
    SUBJECT_KEEP,
    /** Define types of subjects and their fields. */
    SUBJECT_TYPE_KEEP,
    /** Keep the tree of areas and their outlines (区域网格). */
    AREA_KEEP,
    /** See statistics. */
    STATISTICS_READ,
    /** See units, people and posts. */
    ORGANISATION_READ,
    /** Change units, people, posts and portfolios. */
    ORGANISATION_EDIT,
    /** Make, lock and unlock accounts (system administrator). */
    ACCOUNT_EDIT,
    /** Change the calendar of working days (system administrator). */
    CALENDAR_EDIT,
    /** See the state of the installation and its settings (system administrator). */
    SYSTEM_SETTINGS,
    /** Change roles, permits and grants (security administrator). */
    ROLE_EDIT,
    /** Read the audit trail and the log-in log, verify its seals (audit administrator). */
    AUDIT_READ
}
