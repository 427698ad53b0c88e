package org.bihuan.matter.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.bihuan.matter.Ladder;
import org.bihuan.matter.LadderRule;
import org.bihuan.matter.Ladders;
import org.bihuan.shared.Viewer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The ladder of the zone: read by whoever reads matters, changed by whoever edits types. */
@RestController
@RequestMapping("/api/ladder")
class LadderController {

    record Change(
            int version, @NotNull @Size(min = 1, max = 40) List<@NotNull @Valid LadderRule> rules) {}

    private final Ladders ladders;

    LadderController(Ladders ladders) {
        this.ladders = ladders;
    }

    @GetMapping
    Ladder current(Viewer viewer) {
        return ladders.current(viewer);
    }

    @PutMapping
    Ladder publish(Viewer viewer, @Valid @RequestBody Change change) {
        return ladders.publish(viewer, change.version(), change.rules());
    }
}
