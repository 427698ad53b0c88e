package org.bihuan.likeness.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.bihuan.likeness.LikenessList;
import org.bihuan.likeness.Likenesses;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Viewer;
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

/** Duplicates and recurrences over HTTP: the proposals, the decisions, and a look before something is opened. */
@RestController
@RequestMapping("/api/likeness")
class LikenessController {

    record Refusal(@NotBlank @Size(max = 2000) String reason) {}

    private final Likenesses proposals;
    private final LikenessList list;

    LikenessController(Likenesses proposals, LikenessList list) {
        this.proposals = proposals;
        this.list = list;
    }

    @GetMapping("/proposals")
    Page<LikenessList.Row> proposals(
            Viewer viewer,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(required = false) LikenessList.@Nullable Kind kind,
            @RequestParam(required = false) @Nullable UUID matter,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return list.page(viewer, open, kind, matter, new PageRequest(page, size));
    }

    @PostMapping("/proposals/{id}/acceptance")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void accept(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Likenesses.Acceptance how) {
        proposals.accept(viewer, id, how);
    }

    @PostMapping("/proposals/{id}/refusal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decline(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Refusal body) {
        proposals.decline(viewer, id, body.reason());
    }

    @PostMapping("/check")
    List<LikenessList.Like> like(Viewer viewer, @Valid @RequestBody LikenessList.Draft draft) {
        return list.like(viewer, draft);
    }
}
