package org.bihuan.organisation.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.organisation.People;
import org.bihuan.organisation.PeopleFilter;
import org.bihuan.organisation.PeopleList;
import org.bihuan.organisation.PersonFacts;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People (人员). */
@RestController
@RequestMapping("/api/people")
class PersonController {

    record Change(
            @NotNull @Valid PersonFacts facts, @NotNull Integer version) {}

    record Leaving(@NotNull LocalDate on, @NotNull Integer version) {}

    record Reveal(@NotBlank @Size(max = 200) String reason) {}

    record Revealed(@Nullable String value) {}

    private final People people;
    private final PeopleList list;

    PersonController(People people, PeopleList list) {
        this.people = people;
        this.list = list;
    }

    @GetMapping
    Page<PeopleList.Row> list(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable UUID unitId,
            @RequestParam(defaultValue = "false") boolean left,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var unit = unitId == null ? null : new UnitId(unitId);
        return list.page(viewer, new PeopleFilter(q, unit, left), new PageRequest(page, size));
    }

    @GetMapping("/{id}")
    PeopleList.File show(Viewer viewer, @PathVariable UUID id) {
        return list.show(viewer, new PersonId(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PeopleList.File create(Viewer viewer, @Valid @RequestBody PersonFacts facts) {
        return list.show(viewer, people.create(viewer, facts));
    }

    @PutMapping("/{id}")
    PeopleList.File change(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Change change) {
        people.change(viewer, new PersonId(id), change.version(), change.facts());
        return list.show(viewer, new PersonId(id));
    }

    @PostMapping("/{id}/leave")
    PeopleList.File leave(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Leaving leaving) {
        people.leave(viewer, new PersonId(id), leaving.version(), leaving.on());
        return list.show(viewer, new PersonId(id));
    }

    @PostMapping("/{id}/reveal")
    Revealed reveal(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Reveal reveal) {
        return new Revealed(people.reveal(viewer, new PersonId(id), reveal.reason()));
    }
}
