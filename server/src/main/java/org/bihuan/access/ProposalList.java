package org.bihuan.access;

import static org.bihuan.schema.access.Tables.ACCOUNT;
import static org.bihuan.schema.access.Tables.PROPOSAL;
import static org.bihuan.schema.access.Tables.ROLE;
import static org.jooq.impl.DSL.noCondition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What administrators have proposed to each other, latest first. */
@Repository
public class ProposalList {

    /** How it ended. */
    public enum Outcome {
        APPROVED,
        REJECTED,
        WITHDRAWN
    }

    public record Row(
            UUID id,
            Proposals.Kind kind,
            UUID accountId,
            String login,
            GrantList.@Nullable Role role,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable String subject,
            String reason,
            String proposedBy,
            Instant proposedAt,
            @Nullable Outcome outcome,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            List<String> allowedActions) {}

    private final DSLContext sql;

    ProposalList(DSLContext sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    public Page<Row> page(Viewer viewer, boolean openOnly, PageRequest request) {
        if (!viewer.may(Permit.ROLE_EDIT) && !viewer.may(Permit.AUDIT_READ)) {
            viewer.mustHave(Permit.ACCOUNT_EDIT);
        }
        var zone = viewer.zone().value();
        var condition = PROPOSAL.ZONE_ID.eq(zone).and(openOnly ? PROPOSAL.OUTCOME.isNull() : noCondition());
        var proposer = ACCOUNT.as("proposer");
        var decider = ACCOUNT.as("decider");
        var rows = sql.select(PROPOSAL.fields())
                .select(ACCOUNT.LOGIN, ROLE.NAME, ROLE.NAME_EN, proposer.LOGIN, decider.LOGIN)
                .from(PROPOSAL)
                .join(ACCOUNT)
                .on(ACCOUNT.ZONE_ID.eq(PROPOSAL.ZONE_ID), ACCOUNT.ID.eq(PROPOSAL.ACCOUNT_ID))
                .join(proposer)
                .on(proposer.ZONE_ID.eq(PROPOSAL.ZONE_ID), proposer.ID.eq(PROPOSAL.PROPOSED_BY))
                .leftJoin(decider)
                .on(decider.ZONE_ID.eq(PROPOSAL.ZONE_ID), decider.ID.eq(PROPOSAL.DECIDED_BY), decider.ZONE_ID.eq(zone))
                .leftJoin(ROLE)
                .on(ROLE.ZONE_ID.eq(PROPOSAL.ZONE_ID), ROLE.ID.eq(PROPOSAL.ROLE_ID), ROLE.ZONE_ID.eq(zone))
                .where(condition)
                .orderBy(PROPOSAL.PROPOSED_AT.desc(), PROPOSAL.ID.desc())
                .limit(request.size())
                .offset(request.offset())
                .fetch(row -> {
                    var proposal = row.into(PROPOSAL);
                    var roleName = row.get(ROLE.NAME);
                    var outcome = proposal.getOutcome();
                    return new Row(
                            proposal.getId(),
                            Proposals.Kind.valueOf(proposal.getKind()),
                            proposal.getAccountId(),
                            row.get(ACCOUNT.LOGIN),
                            roleName == null
                                    ? null
                                    : new GrantList.Role(proposal.getRoleId(), roleName, row.get(ROLE.NAME_EN)),
                            proposal.getValidFrom(),
                            proposal.getValidTo(),
                            proposal.getSubject(),
                            proposal.getReason(),
                            row.get(proposer.LOGIN),
                            proposal.getProposedAt(),
                            outcome == null ? null : Outcome.valueOf(outcome),
                            row.get(decider.LOGIN),
                            proposal.getDecidedAt(),
                            allowed(viewer, proposal.getProposedBy(), proposal.getAccountId(), outcome));
                });
        return Page.of(rows, request, sql.fetchCount(PROPOSAL, condition));
    }

    private static List<String> allowed(Viewer viewer, UUID proposer, UUID concerned, @Nullable String outcome) {
        var me = viewer.account().value();
        if (outcome != null) {
            return List.of();
        }
        if (me.equals(proposer)) {
            return List.of("withdraw");
        }
        var decides = viewer.may(Permit.ROLE_EDIT) || viewer.may(Permit.AUDIT_READ);
        return decides && !me.equals(concerned) ? List.of("approve", "reject") : List.of();
    }
}
