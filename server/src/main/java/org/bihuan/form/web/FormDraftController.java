package org.bihuan.form.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.bihuan.form.AnswerSheet;
import org.bihuan.form.FormDraftShow;
import org.bihuan.form.FormDrafts;
import org.bihuan.form.FormSketch;
import org.bihuan.form.FormVersion;
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

/** Drafts of forms over HTTP: written, tried, published. */
@RestController
@RequestMapping("/api/form-drafts")
class FormDraftController {

    /**
     * @param code of the form to change or copy; absent: a new one
     * @param copy begin another form with the same content
     */
    record Begin(@Nullable @Size(max = 40) String code, boolean copy) {}

    record Publish(int version, @Nullable @Size(max = 500) String note) {}

    record Trial(@NotNull @Size(max = 2_000) Map<String, @NotNull String> answers) {}

    private final FormDrafts drafts;
    private final FormDraftShow files;

    FormDraftController(FormDrafts drafts, FormDraftShow files) {
        this.drafts = drafts;
        this.files = files;
    }

    @GetMapping
    Page<FormDraftShow.Row> list(
            Viewer viewer, @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "50") int size) {
        return files.page(viewer, new PageRequest(page, size));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    FormDraftShow.File begin(Viewer viewer, @Valid @RequestBody Begin body) {
        return files.of(viewer, drafts.begin(viewer, body.code(), body.copy()));
    }

    /** From what a spreadsheet was read as. */
    @PostMapping("/of-sketch")
    @ResponseStatus(HttpStatus.CREATED)
    FormDraftShow.File begin(Viewer viewer, @RequestBody FormSketch sketch) {
        return files.of(viewer, drafts.begin(viewer, sketch));
    }

    @GetMapping("/{id}")
    FormDraftShow.File show(Viewer viewer, @PathVariable UUID id) {
        return files.of(viewer, id);
    }

    @PutMapping("/{id}")
    FormDraftShow.File save(
            Viewer viewer, @PathVariable UUID id, @RequestParam int version, @RequestBody FormSketch sketch) {
        drafts.save(viewer, id, version, sketch);
        return files.of(viewer, id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(Viewer viewer, @PathVariable UUID id, @RequestParam int version) {
        drafts.discard(viewer, id, version);
    }

    @PostMapping("/{id}/publish")
    FormVersion publish(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Publish body) {
        return drafts.publish(viewer, id, body.version(), body.note());
    }

    @PostMapping("/{id}/trial")
    AnswerSheet tryOut(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Trial body) {
        return drafts.tryOut(viewer, id, body.answers());
    }
}
