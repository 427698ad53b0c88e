package org.bihuan.subject.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.bihuan.shared.CountedPage;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Viewer;
import org.bihuan.subject.SubjectFacts;
import org.bihuan.subject.SubjectFilter;
import org.bihuan.subject.SubjectId;
import org.bihuan.subject.SubjectList;
import org.bihuan.subject.SubjectShow;
import org.bihuan.subject.Subjects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Subjects over HTTP: the ledger, the file, and what changes them. */
@RestController
@RequestMapping("/api/subjects")
class SubjectController {

    /** @param version 0 for a new subject */
    record Written(int version, @NotNull @Valid SubjectFacts facts) {}

    record Reasoned(int version, @NotBlank @Size(max = 500) String reason) {}

    record Reveal(
            @NotBlank @Size(max = 60) String field,
            @NotBlank @Size(max = 200) String reason) {}

    record Revealed(String value) {}

    private final Subjects subjects;
    private final SubjectList list;
    private final SubjectShow files;

    SubjectController(Subjects subjects, SubjectList list, SubjectShow files) {
        this.subjects = subjects;
        this.list = list;
        this.files = files;
    }

    @GetMapping
    CountedPage<SubjectList.Row> list(
            Viewer viewer,
            @ModelAttribute SubjectFilter filter,
            @RequestParam(defaultValue = "-changed") String sort,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return list.page(viewer, filter, sort, new PageRequest(page, size));
    }

    @GetMapping("/totals")
    SubjectList.Totals totals(Viewer viewer, @ModelAttribute SubjectFilter filter) {
        return list.totals(viewer, filter);
    }

    @GetMapping("/{id}")
    SubjectShow.File show(Viewer viewer, @PathVariable UUID id) {
        return files.of(viewer, new SubjectId(id));
    }

    @GetMapping("/{id}/timeline")
    Page<SubjectShow.Entry> timeline(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return files.timeline(viewer, new SubjectId(id), new PageRequest(page, size));
    }

    @PutMapping("/{id}")
    SubjectShow.File write(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Written body) {
        subjects.write(viewer, new SubjectId(id), body.version(), body.facts());
        return files.of(viewer, new SubjectId(id));
    }

    @PostMapping("/{id}/closing")
    SubjectShow.File close(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Reasoned body) {
        subjects.close(viewer, new SubjectId(id), body.version(), body.reason());
        return files.of(viewer, new SubjectId(id));
    }

    @PostMapping("/{id}/reopening")
    SubjectShow.File reopen(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Reasoned body) {
        subjects.reopen(viewer, new SubjectId(id), body.version(), body.reason());
        return files.of(viewer, new SubjectId(id));
    }

    @PostMapping("/{id}/reveal")
    Revealed reveal(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Reveal body) {
        return new Revealed(subjects.reveal(viewer, new SubjectId(id), body.field(), body.reason()));
    }
}
