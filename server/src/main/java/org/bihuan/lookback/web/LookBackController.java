package org.bihuan.lookback.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.bihuan.lookback.DrawList;
import org.bihuan.lookback.Draws;
import org.bihuan.lookback.FalseReports;
import org.bihuan.lookback.Inspectors;
import org.bihuan.lookback.LookBackList;
import org.bihuan.lookback.LookBackSchemes;
import org.bihuan.lookback.LookBacks;
import org.bihuan.lookback.Scheme;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
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

/** Look-backs over HTTP: the scheme, draws and their repetition, tasks, and reports found to be false. */
@RestController
@RequestMapping("/api/look-back")
class LookBackController {

    record SchemeChange(int version, @NotNull @Valid Scheme.Rules rules) {}

    record Appointment(int version, @NotNull UUID inspector) {}

    record NewFalseReport(
            @NotNull UUID matter,
            @NotBlank @Size(max = 2000) String reason) {}

    record Decision(
            boolean confirmed, @NotBlank @Size(max = 2000) String opinion) {}

    private final LookBackSchemes schemes;
    private final Draws draws;
    private final DrawList drawList;
    private final Inspectors inspectors;
    private final LookBacks tasks;
    private final LookBackList taskList;
    private final FalseReports falseReports;

    LookBackController(
            LookBackSchemes schemes,
            Draws draws,
            DrawList drawList,
            Inspectors inspectors,
            LookBacks tasks,
            LookBackList taskList,
            FalseReports falseReports) {
        this.schemes = schemes;
        this.draws = draws;
        this.drawList = drawList;
        this.inspectors = inspectors;
        this.tasks = tasks;
        this.taskList = taskList;
        this.falseReports = falseReports;
    }

    @GetMapping("/scheme")
    Scheme scheme(Viewer viewer) {
        return schemes.current(viewer);
    }

    @PutMapping("/scheme")
    Scheme publish(Viewer viewer, @Valid @RequestBody SchemeChange change) {
        return schemes.publish(viewer, change.version(), change.rules());
    }

    @GetMapping("/inspectors")
    List<Inspectors.Inspector> inspectors(Viewer viewer) {
        return inspectors.all(viewer);
    }

    @GetMapping("/draws")
    Page<DrawList.Row> draws(
            Viewer viewer, @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "50") int size) {
        return drawList.page(viewer, new PageRequest(page, size));
    }

    @PostMapping("/draws")
    @ResponseStatus(HttpStatus.CREATED)
    DrawList.Row draw(Viewer viewer, @Valid @RequestBody Draws.NewDraw wish) {
        return drawList.show(viewer, draws.draw(viewer, wish));
    }

    @GetMapping("/draws/{id}")
    DrawList.Row draw(Viewer viewer, @PathVariable UUID id) {
        return drawList.show(viewer, id);
    }

    @GetMapping("/draws/{id}/candidates")
    Page<DrawList.Candidate> candidates(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean drawn,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return drawList.candidates(viewer, id, drawn, new PageRequest(page, size));
    }

    @GetMapping("/draws/{id}/repeat")
    DrawList.Repeat repeat(Viewer viewer, @PathVariable UUID id) {
        return drawList.repeat(viewer, id);
    }

    @GetMapping("/tasks")
    Page<LookBackList.Task> tasks(
            Viewer viewer,
            @RequestParam(required = false) @Nullable UUID draw,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return taskList.page(viewer, draw, open, mine, new PageRequest(page, size));
    }

    @PutMapping("/tasks/{id}/inspector")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void appoint(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Appointment body) {
        tasks.appoint(viewer, id, body.version(), body.inspector());
    }

    @PostMapping("/tasks/{id}/result")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void settle(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody LookBacks.Result result) {
        tasks.settle(viewer, id, result);
    }

    @GetMapping("/false-reports")
    Page<LookBackList.FalseReport> falseReports(
            Viewer viewer,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return taskList.falseReports(viewer, open, new PageRequest(page, size));
    }

    @PostMapping("/false-reports")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void raise(Viewer viewer, @Valid @RequestBody NewFalseReport body) {
        falseReports.raise(viewer, body.matter(), body.reason());
    }

    @PostMapping("/false-reports/{id}/decision")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Decision body) {
        falseReports.decide(viewer, id, body.confirmed(), body.opinion());
    }

    @GetMapping("/matters/{id}")
    LookBackList.OfMatter ofMatter(Viewer viewer, @PathVariable UUID id) {
        return taskList.of(viewer, id);
    }
}
