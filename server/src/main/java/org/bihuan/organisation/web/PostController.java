package org.bihuan.organisation.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.organisation.Portfolios;
import org.bihuan.organisation.PostFacts;
import org.bihuan.organisation.Posts;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Posts (任职) and leaders' portfolios (分管); they are read with their unit and their person. */
@RestController
@RequestMapping("/api")
class PostController {

    record Appointment(
            @NotNull PersonId person,
            @NotNull UnitId unit,
            @NotNull @Valid PostFacts facts,
            @Nullable LocalDate from) {}

    record Change(@NotNull @Valid PostFacts facts, @NotNull Integer version) {}

    record Ending(@NotNull LocalDate on, @NotNull Integer version) {}

    record NewPortfolio(
            @NotNull PersonId person,
            @NotNull UnitId unit,
            @Nullable @Size(max = 100) String field,
            @Nullable LocalDate from) {}

    record Made(UUID id) {}

    private final Posts posts;
    private final Portfolios portfolios;

    PostController(Posts posts, Portfolios portfolios) {
        this.posts = posts;
        this.portfolios = portfolios;
    }

    @PostMapping("/posts")
    @ResponseStatus(HttpStatus.CREATED)
    Made appoint(Viewer viewer, @Valid @RequestBody Appointment wanted) {
        return new Made(posts.appoint(viewer, wanted.person(), wanted.unit(), wanted.facts(), wanted.from()));
    }

    @PutMapping("/posts/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Change change) {
        posts.change(viewer, id, change.version(), change.facts());
    }

    @PostMapping("/posts/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Ending ending) {
        posts.end(viewer, id, ending.version(), ending.on());
    }

    @PostMapping("/portfolios")
    @ResponseStatus(HttpStatus.CREATED)
    Made give(Viewer viewer, @Valid @RequestBody NewPortfolio wanted) {
        return new Made(portfolios.give(viewer, wanted.person(), wanted.unit(), wanted.field(), wanted.from()));
    }

    @PostMapping("/portfolios/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endPortfolio(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Ending ending) {
        portfolios.end(viewer, id, ending.version(), ending.on());
    }
}
