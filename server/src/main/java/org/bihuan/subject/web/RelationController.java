package org.bihuan.subject.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.Viewer;
import org.bihuan.subject.Merges;
import org.bihuan.subject.NewRelation;
import org.bihuan.subject.Relations;
import org.bihuan.subject.SubjectFilter;
import org.bihuan.subject.SubjectId;
import org.bihuan.subject.SubjectLikeness;
import org.bihuan.subject.SubjectMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What subjects have to do with each other, over HTTP: relations, likenesses, merges; and the map they lie on. */
@RestController
@RequestMapping("/api/subjects")
class RelationController {

    record Ending(@NotNull LocalDate to) {}

    record Merging(
            int version,
            @NotNull SubjectId into,
            @NotBlank @Size(max = 500) String reason) {}

    record Parting(int version) {}

    private final Relations relations;
    private final SubjectLikeness likeness;
    private final Merges merges;
    private final SubjectMap map;

    RelationController(Relations relations, SubjectLikeness likeness, Merges merges, SubjectMap map) {
        this.relations = relations;
        this.likeness = likeness;
        this.merges = merges;
        this.map = map;
    }

    @GetMapping("/map")
    SubjectMap.View map(
            Viewer viewer,
            @ModelAttribute SubjectFilter filter,
            @RequestParam double west,
            @RequestParam double south,
            @RequestParam double east,
            @RequestParam double north) {
        return map.view(viewer, filter, new SubjectMap.Window(west, south, east, north));
    }

    @GetMapping("/{id}/relations")
    List<Relations.Line> relations(Viewer viewer, @PathVariable UUID id) {
        return relations.of(viewer, new SubjectId(id));
    }

    @PostMapping("/{id}/relations")
    List<Relations.Line> relate(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody NewRelation body) {
        relations.relate(viewer, new SubjectId(id), body);
        return relations.of(viewer, new SubjectId(id));
    }

    @PostMapping("/{id}/relations/{relation}/ending")
    List<Relations.Line> end(
            Viewer viewer, @PathVariable UUID id, @PathVariable UUID relation, @Valid @RequestBody Ending body) {
        relations.end(viewer, new SubjectId(id), relation, body.to());
        return relations.of(viewer, new SubjectId(id));
    }

    @GetMapping("/{id}/likenesses")
    List<SubjectLikeness.Like> likenesses(Viewer viewer, @PathVariable UUID id) {
        return likeness.of(viewer, new SubjectId(id));
    }

    @PostMapping("/{id}/likenesses/{other}/dismissal")
    void tellApart(Viewer viewer, @PathVariable UUID id, @PathVariable UUID other) {
        likeness.tellApart(viewer, new SubjectId(id), new SubjectId(other));
    }

    @PostMapping("/{id}/merging")
    void merge(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Merging body) {
        merges.merge(viewer, new SubjectId(id), body.version(), body.into(), body.reason());
    }

    @PostMapping("/{id}/parting")
    void part(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Parting body) {
        merges.part(viewer, new SubjectId(id), body.version());
    }
}
