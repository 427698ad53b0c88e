package org.bihuan.subject.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.bihuan.shared.Viewer;
import org.bihuan.subject.SubjectType;
import org.bihuan.subject.SubjectTypes;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The types of subjects over HTTP. */
@RestController
@RequestMapping("/api/subject-types")
class SubjectTypeController {

    /** @param version 0 for a new type */
    record Written(int version, @NotNull @Valid SubjectType.Definition definition) {}

    private final SubjectTypes types;

    SubjectTypeController(SubjectTypes types) {
        this.types = types;
    }

    @GetMapping
    List<SubjectType> list(Viewer viewer) {
        return types.list(viewer);
    }

    @PutMapping("/{code}")
    SubjectType write(Viewer viewer, @PathVariable String code, @Valid @RequestBody Written body) {
        return types.write(viewer, code, body.version(), body.definition());
    }
}
