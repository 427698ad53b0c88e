package org.bihuan.access;

import static org.bihuan.schema.access.Tables.PROPOSAL;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bihuan.schema.access.tables.records.ProposalRecord;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Acted;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Two-person rule for what touches administrators (双人复核): one proposes, a second one - security or audit, neither the
 * first nor the one concerned - approves, and only then it holds.
 */
@Service
public class Proposals {

    /** What may be proposed. */
    public enum Kind {
        /** Make the account an administrator. */
        GRANT_ROLE,
        /** Take an administrator's role back. */
        REVOKE_ROLE,
        /** Issue a new password for an administrator's account; the approver sees it. */
        RESET_PASSWORD,
        /** Take the second factor off an account whose owner has lost it, whoever that is. */
        RESET_SECOND_FACTOR,
        /** Bind an administrator's account to an identity of the provider. */
        BIND_IDENTITY,
        /** Take the identity off an administrator's account. */
        UNBIND_IDENTITY
    }

    /**
     * @param role of a grant or its revocation
     * @param from of a grant only, as is {@code to}
     * @param subject of an identity to be bound
     */
    public record Wanted(
            Kind kind,
            AccountId account,
            @Nullable UUID role,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String subject,
            String reason) {}

    private final DSLContext sql;
    private final Grants grants;
    private final Accounts accounts;
    private final AccountRepository repository;
    private final Duties duties;
    private final SecondFactorRecords factors;
    private final ExternalIdentities identities;
    private final Sessions sessions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Proposals(
            DSLContext sql,
            Grants grants,
            Accounts accounts,
            AccountRepository repository,
            Duties duties,
            SecondFactorRecords factors,
            ExternalIdentities identities,
            Sessions sessions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sql = sql;
        this.grants = grants;
        this.accounts = accounts;
        this.repository = repository;
        this.duties = duties;
        this.factors = factors;
        this.identities = identities;
        this.sessions = sessions;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public UUID propose(Viewer viewer, Wanted wanted) {
        mustPropose(viewer, wanted.kind());
        var zone = viewer.zone();
        if (viewer.account().equals(wanted.account())) {
            throw Problem.conflict("ACCESS-NOT-TO-ONESELF", "不能为自己的账号提出申请，请由另一名管理员提出。");
        }
        var unused = repository.lock(zone, wanted.account());
        mustMakeSense(viewer, wanted);
        var open = sql.fetchExists(
                PROPOSAL,
                PROPOSAL.ZONE_ID.eq(zone.value()),
                PROPOSAL.KIND.eq(wanted.kind().name()),
                PROPOSAL.ACCOUNT_ID.eq(wanted.account().value()),
                PROPOSAL.OUTCOME.isNull());
        if (open) {
            throw Problem.conflict("ACCESS-PROPOSAL-OPEN", "该账号已有同类申请待复核，请先处理那一项。");
        }
        var id = Ids.next();
        sql.insertInto(PROPOSAL)
                .set(PROPOSAL.ZONE_ID, zone.value())
                .set(PROPOSAL.ID, id)
                .set(PROPOSAL.KIND, wanted.kind().name())
                .set(PROPOSAL.ACCOUNT_ID, wanted.account().value())
                .set(PROPOSAL.ROLE_ID, wanted.role())
                .set(PROPOSAL.VALID_FROM, wanted.from())
                .set(PROPOSAL.VALID_TO, wanted.to())
                .set(PROPOSAL.SUBJECT, wanted.subject())
                .set(PROPOSAL.REASON, wanted.reason().strip())
                .set(PROPOSAL.PROPOSED_BY, viewer.account().value())
                .set(PROPOSAL.PROPOSED_AT, clock.instant())
                .execute();
        acted(viewer, "proposal.make", id, wanted.kind());
        return id;
    }

    /** Approves; for a password the answer carries it, this once. */
    @Transactional
    public Accounts.@Nullable Issued approve(Viewer viewer, UUID id) {
        var proposal = decidable(viewer, id);
        var account = new AccountId(proposal.getAccountId());
        decide(viewer, proposal, "APPROVED");
        return switch (Kind.valueOf(proposal.getKind())) {
            case RESET_PASSWORD -> accounts.issue(viewer.zone(), account);
            case RESET_SECOND_FACTOR -> {
                factors.delete(viewer.zone(), account);
                sessions.end(viewer.zone(), account, null);
                yield null;
            }
            case BIND_IDENTITY -> {
                identities.bindAgreed(viewer, account, proposal.getSubject());
                yield null;
            }
            case UNBIND_IDENTITY -> {
                identities.unbindAgreed(viewer, account);
                yield null;
            }
            case GRANT_ROLE -> {
                var role = Objects.requireNonNull(proposal.getRoleId());
                var from = later(proposal.getValidFrom(), BusinessZone.today(clock));
                var unused =
                        grants.write(viewer, new NewGrant(account, role, Scope.ALL, null, from, proposal.getValidTo()));
                yield null;
            }
            case REVOKE_ROLE -> {
                grants.revokeAll(viewer, account, Objects.requireNonNull(proposal.getRoleId()));
                yield null;
            }
        };
    }

    @Transactional
    public void reject(Viewer viewer, UUID id) {
        decide(viewer, decidable(viewer, id), "REJECTED");
    }

    /** Takes back what one has proposed oneself. */
    @Transactional
    public void withdraw(Viewer viewer, UUID id) {
        mustAdminister(viewer);
        var proposal = open(viewer, id);
        if (!proposal.getProposedBy().equals(viewer.account().value())) {
            throw Problem.conflict("ACCESS-NOT-PROPOSER", "只有提出人可以撤回。");
        }
        decide(viewer, proposal, "WITHDRAWN");
    }

    private void mustPropose(Viewer viewer, Kind kind) {
        switch (kind) {
            case GRANT_ROLE, REVOKE_ROLE -> viewer.mustHave(Permit.ROLE_EDIT);
            case RESET_PASSWORD, RESET_SECOND_FACTOR, BIND_IDENTITY, UNBIND_IDENTITY -> {
                if (!viewer.may(Permit.ROLE_EDIT)) {
                    viewer.mustHave(Permit.ACCOUNT_EDIT);
                }
            }
        }
    }

    private void mustMakeSense(Viewer viewer, Wanted wanted) {
        var today = BusinessZone.today(clock);
        switch (wanted.kind()) {
            case RESET_PASSWORD -> mustConcernAdministrator(viewer, wanted, today);
            case BIND_IDENTITY -> {
                mustConcernAdministrator(viewer, wanted, today);
                identities.bindable(viewer.zone(), wanted.account(), wanted.subject());
            }
            case UNBIND_IDENTITY -> {
                mustConcernAdministrator(viewer, wanted, today);
                identities.mustBeBound(viewer.zone(), wanted.account());
            }
            case RESET_SECOND_FACTOR -> {
                if (!factors.isOn(viewer.zone(), wanted.account())) {
                    throw Problem.conflict("ACCESS-SECOND-FACTOR-OFF", "该账号尚未启用双因素认证。");
                }
            }
            case GRANT_ROLE -> {
                var role = administratorsRole(viewer, wanted);
                var from = wanted.from() == null ? today : wanted.from();
                grants.mustNotExclude(viewer.zone(), wanted.account(), role, from, wanted.to());
            }
            case REVOKE_ROLE -> grants.mustHold(viewer.zone(), wanted.account(), administratorsRole(viewer, wanted));
        }
    }

    private void mustConcernAdministrator(Viewer viewer, Wanted wanted, LocalDate today) {
        if (!duties.isAdministrator(viewer.zone(), wanted.account(), today)) {
            throw Problem.conflict("ACCESS-NOT-ADMINISTRATOR", "该账号不是管理员，由系统管理员直接办理即可，无需复核。");
        }
    }

    private UUID administratorsRole(Viewer viewer, Wanted wanted) {
        var role = wanted.role();
        if (role == null) {
            throw Problem.field("role", "ACCESS-ROLE-MISSING", "请选择管理员角色。");
        }
        grants.mustExist(viewer.zone(), role);
        if (!duties.ofRole(viewer.zone(), role).isAdministration()) {
            throw Problem.conflict("ACCESS-NOT-ADMINISTRATOR", "该角色不是管理员角色，直接授权或收回即可，无需复核。");
        }
        return role;
    }

    private ProposalRecord decidable(Viewer viewer, UUID id) {
        if (!viewer.may(Permit.AUDIT_READ)) {
            viewer.mustHave(Permit.ROLE_EDIT);
        }
        var proposal = open(viewer, id);
        var me = viewer.account().value();
        if (proposal.getProposedBy().equals(me) || proposal.getAccountId().equals(me)) {
            throw Problem.conflict("ACCESS-NEEDS-SECOND-ADMINISTRATOR", "提出人和当事人不能复核，请由另一名安全或审计管理员复核。");
        }
        return proposal;
    }

    private ProposalRecord open(Viewer viewer, UUID id) {
        var proposal = sql.selectFrom(PROPOSAL)
                .where(PROPOSAL.ZONE_ID.eq(viewer.zone().value()), PROPOSAL.ID.eq(id))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> Problem.missing("ACCESS-PROPOSAL-MISSING", "没有这项申请，请刷新。"));
        if (proposal.getOutcome() != null) {
            throw Problem.conflict("ACCESS-PROPOSAL-DECIDED", "这项申请已有结论，请刷新查看。");
        }
        return proposal;
    }

    private void decide(Viewer viewer, ProposalRecord proposal, String outcome) {
        sql.update(PROPOSAL)
                .set(PROPOSAL.OUTCOME, outcome)
                .set(PROPOSAL.DECIDED_BY, viewer.account().value())
                .set(PROPOSAL.DECIDED_AT, clock.instant())
                .where(PROPOSAL.ZONE_ID.eq(viewer.zone().value()), PROPOSAL.ID.eq(proposal.getId()))
                .execute();
        acted(
                viewer,
                "proposal." + outcome.toLowerCase(java.util.Locale.ROOT),
                proposal.getId(),
                Kind.valueOf(proposal.getKind()));
    }

    private static void mustAdminister(Viewer viewer) {
        if (!viewer.may(Permit.ROLE_EDIT) && !viewer.may(Permit.AUDIT_READ)) {
            viewer.mustHave(Permit.ACCOUNT_EDIT);
        }
    }

    private static LocalDate later(@Nullable LocalDate wanted, LocalDate today) {
        return wanted == null || wanted.isBefore(today) ? today : wanted;
    }

    private void acted(Viewer viewer, String act, UUID id, Kind kind) {
        events.publishEvent(new Acted(viewer, act, "proposal", id, Map.of("kind", kind.name())));
    }
}
