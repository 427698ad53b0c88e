package org.bihuan.access.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.access.GrantList;
import org.bihuan.access.Grants;
import org.bihuan.access.NewGrant;
import org.bihuan.access.ProposalList;
import org.bihuan.access.Proposals;
import org.bihuan.access.RoleFacts;
import org.bihuan.access.RoleList;
import org.bihuan.access.Roles;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Roles (角色), grants (授权) and proposals between administrators (双人复核). */
@RestController
@RequestMapping("/api")
class RoleController {

    record Change(@NotNull @Valid RoleFacts facts, @NotNull Integer version) {}

    record Made(UUID id) {}

    record NewProposal(
            Proposals.@NotNull Kind kind,
            @NotNull AccountId account,
            @Nullable UUID role,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable @Size(max = 255) String subject,
            @NotBlank @Size(max = 200) String reason) {}

    /** @param password of an approved reset, shown this once */
    record Approved(@Nullable String password) {}

    record Demand(@NotNull Boolean demanded, @NotNull Integer version) {}

    private final Roles roles;
    private final RoleList list;
    private final Grants grants;
    private final GrantList grantList;
    private final Proposals proposals;
    private final ProposalList proposalList;

    RoleController(
            Roles roles,
            RoleList list,
            Grants grants,
            GrantList grantList,
            Proposals proposals,
            ProposalList proposalList) {
        this.roles = roles;
        this.list = list;
        this.grants = grants;
        this.grantList = grantList;
        this.proposals = proposals;
        this.proposalList = proposalList;
    }

    @GetMapping("/roles")
    RoleList.Matrix matrix(Viewer viewer) {
        return list.all(viewer);
    }

    @PostMapping("/roles")
    @ResponseStatus(HttpStatus.CREATED)
    Made create(Viewer viewer, @Valid @RequestBody RoleFacts facts) {
        return new Made(roles.create(viewer, facts));
    }

    @PutMapping("/roles/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Change change) {
        roles.change(viewer, id, change.version(), change.facts());
    }

    @DeleteMapping("/roles/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Viewer viewer, @PathVariable UUID id) {
        roles.delete(viewer, id);
    }

    @PutMapping("/roles/{id}/second-factor")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void demandSecondFactor(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Demand demand) {
        roles.demandSecondFactor(viewer, id, demand.version(), demand.demanded());
    }

    @GetMapping("/grants")
    Page<GrantList.Row> grants(
            Viewer viewer,
            @RequestParam(required = false) @Nullable UUID accountId,
            @RequestParam(required = false) @Nullable UUID roleId,
            @RequestParam(defaultValue = "false") boolean ended,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return grantList.page(viewer, new GrantList.Filter(accountId, roleId, ended), new PageRequest(page, size));
    }

    @PostMapping("/grants")
    @ResponseStatus(HttpStatus.CREATED)
    Made grant(Viewer viewer, @Valid @RequestBody NewGrant wanted) {
        return new Made(grants.grant(viewer, wanted));
    }

    @PostMapping("/grants/{id}/revoke")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Viewer viewer, @PathVariable UUID id) {
        grants.revoke(viewer, id);
    }

    @GetMapping("/proposals")
    Page<ProposalList.Row> proposals(
            Viewer viewer,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return proposalList.page(viewer, open, new PageRequest(page, size));
    }

    @PostMapping("/proposals")
    @ResponseStatus(HttpStatus.CREATED)
    Made propose(Viewer viewer, @Valid @RequestBody NewProposal wanted) {
        return new Made(proposals.propose(
                viewer,
                new Proposals.Wanted(
                        wanted.kind(),
                        wanted.account(),
                        wanted.role(),
                        wanted.from(),
                        wanted.to(),
                        wanted.subject(),
                        wanted.reason())));
    }

    @PostMapping("/proposals/{id}/approve")
    Approved approve(Viewer viewer, @PathVariable UUID id) {
        var issued = proposals.approve(viewer, id);
        return new Approved(issued == null ? null : issued.password());
    }

    @PostMapping("/proposals/{id}/reject")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reject(Viewer viewer, @PathVariable UUID id) {
        proposals.reject(viewer, id);
    }

    @PostMapping("/proposals/{id}/withdraw")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Viewer viewer, @PathVariable UUID id) {
        proposals.withdraw(viewer, id);
    }
}
