package org.bihuan.place.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.bihuan.place.AreaDirectory;
import org.bihuan.place.AreaFacts;
import org.bihuan.place.AreaId;
import org.bihuan.place.Areas;
import org.bihuan.shared.Viewer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Areas over HTTP: the tree is read and written area by area. */
@RestController
@RequestMapping("/api/areas")
class AreaController {

    /** @param version 0 for a new area */
    record Written(int version, @NotNull @Valid AreaFacts facts) {}

    record Closing(int version) {}

    private final Areas areas;
    private final AreaDirectory directory;

    AreaController(Areas areas, AreaDirectory directory) {
        this.areas = areas;
        this.directory = directory;
    }

    @GetMapping
    List<AreaDirectory.Entry> tree(Viewer viewer) {
        return directory.tree(viewer);
    }

    @PutMapping("/{id}")
    void write(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Written body) {
        areas.write(viewer, new AreaId(id), body.version(), body.facts());
    }

    @PostMapping("/{id}/closing")
    void close(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Closing body) {
        areas.close(viewer, new AreaId(id), body.version());
    }
}
