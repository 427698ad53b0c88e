package org.bihuan.access.web;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.access.Delegation;
import org.bihuan.access.Delegations;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Delegations for absence over HTTP. Whoever acts for an absent person sends the delegation's id in the header
 * {@code Acting-For} with each request.
 */
@RestController
@RequestMapping("/api/delegations")
class DelegationController {

    private final Delegations delegations;

    DelegationController(Delegations delegations) {
        this.delegations = delegations;
    }

    @GetMapping
    Page<Delegation> list(
            Viewer viewer, @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "50") int size) {
        return delegations.page(viewer, new PageRequest(page, size));
    }

    @GetMapping("/acting-for")
    List<Delegation> actingFor(Viewer viewer) {
        return delegations.actingFor(viewer);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, UUID> leave(Viewer viewer, @Valid @RequestBody Delegations.Leave leave) {
        return Map.of("id", delegations.leave(viewer, leave));
    }

    @PostMapping("/{id}/recall")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void recall(Viewer viewer, @PathVariable UUID id) {
        delegations.recall(viewer, id);
    }
}
