package org.bihuan.matter.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bihuan.matter.LedgerPage;
import org.bihuan.matter.MatterBatch;
import org.bihuan.matter.MatterChildren;
import org.bihuan.matter.MatterFilter;
import org.bihuan.matter.MatterId;
import org.bihuan.matter.MatterList;
import org.bihuan.matter.MatterOrder;
import org.bihuan.matter.MatterShow;
import org.bihuan.matter.MatterTimeline;
import org.bihuan.matter.Matters;
import org.bihuan.matter.Opening;
import org.bihuan.matter.WhySeen;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Matters over HTTP: the ledger, the file, the timeline, and the acts. */
@RestController
@RequestMapping("/api/matters")
class MatterController {

    /** One act on one matter. */
    record ActBody(
            @NotNull UUID commandId,
            int version,
            @NotNull @Valid MatterOrder order) {}

    /** The same act on many. */
    record BatchBody(
            @NotNull UUID commandId,
            @NotEmpty @Size(max = 500) List<MatterBatch.@NotNull @Valid Item> items,
            @NotNull @Valid MatterOrder order) {}

    record Acted(boolean alreadyDone, MatterShow.File matter) {}

    private final Matters matters;
    private final MatterBatch batch;
    private final MatterList list;
    private final MatterShow files;
    private final MatterTimeline timelines;
    private final WhySeen why;
    private final MatterChildren children;

    MatterController(
            Matters matters,
            MatterBatch batch,
            MatterList list,
            MatterShow files,
            MatterTimeline timelines,
            WhySeen why,
            MatterChildren children) {
        this.matters = matters;
        this.batch = batch;
        this.list = list;
        this.files = files;
        this.timelines = timelines;
        this.why = why;
        this.children = children;
    }

    @GetMapping
    LedgerPage list(
            Viewer viewer,
            @ModelAttribute MatterFilter filter,
            @RequestParam(defaultValue = "due") String sort,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return list.page(viewer, filter, sort, new PageRequest(page, size));
    }

    @GetMapping("/totals")
    MatterList.Totals totals(Viewer viewer, @ModelAttribute MatterFilter filter) {
        return list.totals(viewer, filter);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    MatterShow.File open(Viewer viewer, @Valid @RequestBody Opening opening) {
        return files.of(viewer, matters.open(viewer, opening));
    }

    @GetMapping("/{id}")
    MatterShow.File show(Viewer viewer, @PathVariable UUID id) {
        return files.of(viewer, new MatterId(id));
    }

    @PutMapping("/{id}")
    MatterShow.File redraft(
            Viewer viewer, @PathVariable UUID id, @RequestParam int version, @Valid @RequestBody Opening opening) {
        matters.redraft(viewer, new MatterId(id), version, opening);
        return files.of(viewer, new MatterId(id));
    }

    @GetMapping("/{id}/timeline")
    Page<MatterTimeline.Entry> timeline(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Instant asAt,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "100") int size) {
        return timelines.of(viewer, new MatterId(id), asAt, new PageRequest(page, size));
    }

    @GetMapping("/{id}/children")
    MatterChildren.Children children(Viewer viewer, @PathVariable UUID id) {
        return children.of(viewer, new MatterId(id));
    }

    @GetMapping("/{id}/why")
    WhySeen.Answer why(Viewer viewer, @PathVariable UUID id) {
        return why.answer(viewer, new MatterId(id));
    }

    @PostMapping("/{id}/acts")
    Acted act(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody ActBody body) {
        var done = matters.act(viewer, new MatterId(id), body.version(), body.commandId(), body.order());
        return new Acted(!done, files.of(viewer, new MatterId(id)));
    }

    @PostMapping("/acts")
    List<MatterBatch.Outcome> actAll(Viewer viewer, @Valid @RequestBody BatchBody body) {
        return batch.act(viewer, body.items(), body.commandId(), body.order());
    }
}
