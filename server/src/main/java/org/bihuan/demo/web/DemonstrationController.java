package org.bihuan.demo.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.bihuan.demo.DemonstrationTime;
import org.bihuan.shared.Viewer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What time a demonstration has, and moving it forward. */
@RestController
@RequestMapping("/api/demonstration/clock")
class DemonstrationController {

    record Move(@NotNull Instant to) {}

    private final DemonstrationTime time;

    DemonstrationController(DemonstrationTime time) {
        this.time = time;
    }

    @GetMapping
    DemonstrationTime.Reading show(Viewer viewer) {
        return time.show(viewer);
    }

    @PostMapping
    DemonstrationTime.Reading forward(Viewer viewer, @Valid @RequestBody Move move) {
        return time.forward(viewer, move.to());
    }
}
