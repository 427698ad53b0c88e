package org.bihuan.design.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.bihuan.design.TypeDraftShow;
import org.bihuan.design.TypeDrafts;
import org.bihuan.design.TypeTrials;
import org.bihuan.matter.MatterOrder;
import org.bihuan.matter.MatterType;
import org.bihuan.matter.TimeChoice;
import org.bihuan.matter.TrialSide;
import org.bihuan.matter.TypeSketch;
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

/** Drafts of matter types over HTTP: written, tried out, published. */
@RestController
@RequestMapping("/api/type-drafts")
class TypeDraftController {

    /** @param code of the type to change; absent: a new one */
    record Begin(@Nullable @Size(max = 40) String code) {}

    record Publish(int version, @Nullable @Size(max = 500) String note) {}

    record BeginTrial(
            @NotNull @Size(max = 60) Map<String, String> fields,
            @Nullable @Valid TimeChoice timeChoice) {}

    record TrialAct(@NotNull TrialSide as, @NotNull @Valid MatterOrder order) {}

    record Days(int days) {}

    private final TypeDrafts drafts;
    private final TypeDraftShow files;
    private final TypeTrials trials;

    TypeDraftController(TypeDrafts drafts, TypeDraftShow files, TypeTrials trials) {
        this.drafts = drafts;
        this.files = files;
        this.trials = trials;
    }

    @GetMapping
    Page<TypeDraftShow.Row> list(
            Viewer viewer, @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "50") int size) {
        return files.page(viewer, new PageRequest(page, size));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    TypeDraftShow.File begin(Viewer viewer, @Valid @RequestBody Begin body) {
        return files.of(viewer, drafts.begin(viewer, body.code()));
    }

    @GetMapping("/{id}")
    TypeDraftShow.File show(Viewer viewer, @PathVariable UUID id) {
        return files.of(viewer, id);
    }

    @PutMapping("/{id}")
    TypeDraftShow.File save(
            Viewer viewer, @PathVariable UUID id, @RequestParam int version, @RequestBody TypeSketch sketch) {
        drafts.save(viewer, id, version, sketch);
        return files.of(viewer, id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(Viewer viewer, @PathVariable UUID id, @RequestParam int version) {
        drafts.discard(viewer, id, version);
    }

    @PostMapping("/{id}/publish")
    MatterType publish(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Publish body) {
        return drafts.publish(viewer, id, body.version(), body.note());
    }

    @PostMapping("/{id}/trial")
    TypeDraftShow.File beginTrial(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody BeginTrial body) {
        trials.begin(viewer, id, body.fields(), body.timeChoice());
        return files.of(viewer, id);
    }

    @PostMapping("/{id}/trial/acts")
    TypeDraftShow.File act(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody TrialAct body) {
        trials.act(viewer, id, body.as(), body.order());
        return files.of(viewer, id);
    }

    @PostMapping("/{id}/trial/days")
    TypeDraftShow.File days(Viewer viewer, @PathVariable UUID id, @RequestBody Days body) {
        trials.wait(viewer, id, body.days());
        return files.of(viewer, id);
    }

    @DeleteMapping("/{id}/trial/acts/last")
    TypeDraftShow.File undo(Viewer viewer, @PathVariable UUID id) {
        trials.undo(viewer, id);
        return files.of(viewer, id);
    }

    @DeleteMapping("/{id}/trial")
    TypeDraftShow.File end(Viewer viewer, @PathVariable UUID id) {
        trials.end(viewer, id);
        return files.of(viewer, id);
    }
}
