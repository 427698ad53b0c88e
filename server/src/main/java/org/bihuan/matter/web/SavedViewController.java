package org.bihuan.matter.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.bihuan.matter.SavedViews;
import org.bihuan.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The person's own views of the ledger. */
@RestController
@RequestMapping("/api/saved-views")
class SavedViewController {

    record NewView(
            @NotBlank @Size(max = 30) String name,
            @NotNull @Size(max = 4000) String query) {}

    private final SavedViews views;

    SavedViewController(SavedViews views) {
        this.views = views;
    }

    @GetMapping
    List<SavedViews.View> all(Viewer viewer) {
        return views.all(viewer);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SavedViews.View save(Viewer viewer, @Valid @RequestBody NewView view) {
        return views.save(viewer, view.name(), view.query());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Viewer viewer, @PathVariable UUID id) {
        views.remove(viewer, id);
    }
}
