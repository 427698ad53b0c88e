package org.bihuan.statistics.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.bihuan.matter.MatterId;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Viewer;
import org.bihuan.statistics.Exclusions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Disputed matters that rankings leave out. */
@RestController
@RequestMapping("/api/statistics/exclusions")
class ExclusionController {

    record Proposal(
            @NotNull MatterId matter,
            @NotBlank @Size(max = 500) String reason) {}

    record Decision(
            boolean approved, @Nullable @Size(max = 500) String opinion) {}

    record Lifting(@NotBlank @Size(max = 500) String reason) {}

    record Proposed(UUID id) {}

    private final Exclusions exclusions;

    ExclusionController(Exclusions exclusions) {
        this.exclusions = exclusions;
    }

    @GetMapping
    Page<Exclusions.Exclusion> page(
            Viewer viewer, @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "50") int size) {
        return exclusions.page(viewer, new PageRequest(page, size));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Proposed propose(Viewer viewer, @Valid @RequestBody Proposal proposal) {
        return new Proposed(exclusions.propose(viewer, proposal.matter(), proposal.reason()));
    }

    @PostMapping("/{id}/decision")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Decision decision) {
        exclusions.decide(viewer, id, decision.approved(), decision.opinion());
    }

    @PostMapping("/{id}/lifting")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lift(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Lifting lifting) {
        exclusions.lift(viewer, id, lifting.reason());
    }
}
