package org.bihuan.handover.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.bihuan.handover.HandoverPaper;
import org.bihuan.handover.HandoverShow;
import org.bihuan.handover.HandoverState;
import org.bihuan.handover.Handovers;
import org.bihuan.handover.Takeovers;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Hand-overs of posts over HTTP. */
@RestController
@RequestMapping("/api/handovers")
class HandoverController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    record Seen(int version) {}

    record Ending(int version, @NotBlank @Size(max = 500) String reason) {}

    record Taking(int version, @Nullable @Size(max = 5000) List<Takeovers.@NotNull @Valid Refused> refused) {}

    private final Handovers handovers;
    private final Takeovers takeovers;
    private final HandoverShow show;
    private final HandoverPaper paper;

    HandoverController(Handovers handovers, Takeovers takeovers, HandoverShow show, HandoverPaper paper) {
        this.handovers = handovers;
        this.takeovers = takeovers;
        this.show = show;
        this.paper = paper;
    }

    @GetMapping
    Page<HandoverShow.Row> list(
            Viewer viewer,
            @RequestParam(required = false) @Nullable HandoverState state,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return show.page(viewer, state, new PageRequest(page, size));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    HandoverShow.File prepare(Viewer viewer, @Valid @RequestBody Handovers.Preparation preparation) {
        return show.file(viewer, handovers.prepare(viewer, preparation));
    }

    @GetMapping("/{id}")
    HandoverShow.File show(Viewer viewer, @PathVariable UUID id) {
        return show.file(viewer, id);
    }

    @GetMapping("/{id}/items")
    Page<HandoverShow.Line> items(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID taker,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return show.items(viewer, id, taker, new PageRequest(page, size));
    }

    @PostMapping("/{id}/choose")
    HandoverShow.File choose(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Handovers.Choice choice) {
        handovers.choose(viewer, id, choice);
        return show.file(viewer, id);
    }

    @PostMapping("/{id}/offer")
    HandoverShow.File offer(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Seen seen) {
        handovers.offer(viewer, id, seen.version());
        return show.file(viewer, id);
    }

    @PostMapping("/{id}/take")
    HandoverShow.File take(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Taking taking) {
        var refused = taking.refused();
        takeovers.take(viewer, id, taking.version(), refused == null ? List.of() : refused);
        return show.file(viewer, id);
    }

    @PostMapping("/{id}/cancel")
    HandoverShow.File cancel(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Ending ending) {
        handovers.cancel(viewer, id, ending.version(), ending.reason());
        return show.file(viewer, id);
    }

    @PostMapping("/{id}/undo")
    HandoverShow.File undo(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Ending ending) {
        takeovers.undo(viewer, id, ending.version(), ending.reason());
        return show.file(viewer, id);
    }

    @GetMapping("/{id}/paper")
    void paper(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String language,
            HttpServletResponse response)
            throws IOException {
        paper.write(viewer, id, language, () -> {
            response.setContentType(XLSX);
            response.setHeader(
                    "Content-Disposition",
                    ContentDisposition.attachment()
                            .filename("交接清单.xlsx", StandardCharsets.UTF_8)
                            .build()
                            .toString());
            response.setHeader("Cache-Control", "no-store");
            return response.getOutputStream();
        });
    }
}
