package org.bihuan.suspicion.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Viewer;
import org.bihuan.suspicion.SuspicionKind;
import org.bihuan.suspicion.SuspicionList;
import org.bihuan.suspicion.SuspicionState;
import org.bihuan.suspicion.Suspicions;
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

/** Suspicions of false rectification over HTTP: all in sight, those of a matter, and what people decide. */
@RestController
@RequestMapping("/api/suspicions")
class SuspicionController {

    record Decision(
            int version,
            boolean confirmed,
            @NotBlank @Size(max = 2000) String opinion) {}

    record Again(int version, @NotBlank @Size(max = 2000) String reason) {}

    private final SuspicionList list;
    private final Suspicions suspicions;

    SuspicionController(SuspicionList list, Suspicions suspicions) {
        this.list = list;
        this.suspicions = suspicions;
    }

    @GetMapping
    Page<SuspicionList.Row> page(
            Viewer viewer,
            @RequestParam(required = false) @Nullable SuspicionKind kind,
            @RequestParam(required = false) @Nullable SuspicionState state,
            @RequestParam(defaultValue = "") List<UUID> unit,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return list.page(viewer, new SuspicionList.Wanted(kind, state, unit, null), new PageRequest(page, size));
    }

    @GetMapping("/totals")
    List<SuspicionList.Tally> totals(Viewer viewer, @RequestParam(defaultValue = "") List<UUID> unit) {
        return list.totals(viewer, unit);
    }

    @GetMapping("/matters/{id}")
    List<SuspicionList.Row> ofMatter(Viewer viewer, @PathVariable UUID id) {
        return list.of(viewer, id);
    }

    @PostMapping("/{id}/decision")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Decision body) {
        suspicions.decide(viewer, id, body.version(), body.confirmed(), body.opinion());
    }

    @PostMapping("/{id}/taking-up")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeUpAgain(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Again body) {
        suspicions.takeUpAgain(viewer, id, body.version(), body.reason());
    }
}
