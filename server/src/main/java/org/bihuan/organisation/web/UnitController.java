package org.bihuan.organisation.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.organisation.UnitFacts;
import org.bihuan.organisation.UnitShow;
import org.bihuan.organisation.UnitTree;
import org.bihuan.organisation.Units;
import org.bihuan.shared.UnitId;
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

/** Units (单位). */
@RestController
@RequestMapping("/api/units")
class UnitController {

    record Opening(
            @NotNull @Valid UnitFacts facts, @Nullable LocalDate from) {}

    /** Without {@code from} the present state is corrected; with it the former one is kept as history. */
    record Change(
            @NotNull @Valid UnitFacts facts,
            @Nullable LocalDate from,
            @Nullable @Size(max = 200) String reason,
            @NotNull Integer version) {}

    record Closing(
            @NotNull LocalDate on,
            @Nullable UnitId successor,
            @NotNull Integer version) {}

    record NewAlias(@NotBlank @Size(max = 100) String alias) {}

    private final Units units;
    private final UnitTree tree;
    private final UnitShow show;

    UnitController(Units units, UnitTree tree, UnitShow show) {
        this.units = units;
        this.tree = tree;
        this.show = show;
    }

    @GetMapping
    UnitTree.Tree tree(Viewer viewer, @RequestParam(required = false) @Nullable LocalDate asOf) {
        return tree.at(viewer, asOf);
    }

    @GetMapping("/{id}")
    UnitShow.File show(Viewer viewer, @PathVariable UUID id, @RequestParam(required = false) @Nullable LocalDate asOf) {
        return show.of(viewer, new UnitId(id), asOf);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    UnitShow.File create(Viewer viewer, @Valid @RequestBody Opening opening) {
        return show.of(viewer, units.create(viewer, opening.facts(), opening.from()), null);
    }

    @PutMapping("/{id}")
    UnitShow.File change(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Change change) {
        var reason = change.reason() == null ? "" : change.reason();
        units.change(viewer, new UnitId(id), change.version(), change.facts(), change.from(), reason);
        return show.of(viewer, new UnitId(id), null);
    }

    @PostMapping("/{id}/close")
    UnitShow.File close(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Closing closing) {
        units.close(viewer, new UnitId(id), closing.version(), closing.on(), closing.successor());
        return show.of(viewer, new UnitId(id), null);
    }

    @PostMapping("/{id}/aliases")
    UnitShow.File addAlias(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody NewAlias alias) {
        units.addAlias(viewer, new UnitId(id), alias.alias());
        return show.of(viewer, new UnitId(id), null);
    }

    @DeleteMapping("/{id}/aliases/{aliasId}")
    UnitShow.File removeAlias(Viewer viewer, @PathVariable UUID id, @PathVariable UUID aliasId) {
        units.removeAlias(viewer, new UnitId(id), aliasId);
        return show.of(viewer, new UnitId(id), null);
    }
}
