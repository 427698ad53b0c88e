package org.bihuan.survey.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Viewer;
import org.bihuan.survey.Replies;
import org.bihuan.survey.ReplyShow;
import org.bihuan.survey.ReplyState;
import org.bihuan.survey.ReportingLoad;
import org.bihuan.survey.SurveyOrder;
import org.bihuan.survey.SurveyShow;
import org.bihuan.survey.Surveys;
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

/** Forms asked of units over HTTP. */
@RestController
@RequestMapping("/api")
class SurveyController {

    record Filled(int version, @NotNull @Size(max = 2_000) Map<String, @NotNull String> answers) {}

    record Seen(int version) {}

    record Return(int version, @NotBlank @Size(max = 500) String reason) {}

    private final Surveys surveys;
    private final SurveyShow shows;
    private final Replies replies;
    private final ReplyShow replyShows;
    private final ReportingLoad load;

    SurveyController(Surveys surveys, SurveyShow shows, Replies replies, ReplyShow replyShows, ReportingLoad load) {
        this.surveys = surveys;
        this.shows = shows;
        this.replies = replies;
        this.replyShows = replyShows;
        this.load = load;
    }

    @GetMapping("/surveys")
    Page<SurveyShow.Row> list(
            Viewer viewer, @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "50") int size) {
        return shows.page(viewer, new PageRequest(page, size));
    }

    @PostMapping("/surveys")
    @ResponseStatus(HttpStatus.CREATED)
    SurveyShow.File ask(Viewer viewer, @Valid @RequestBody SurveyOrder order) {
        surveys.ask(viewer, order);
        return shows.of(viewer, order.id());
    }

    @GetMapping("/surveys/{id}")
    SurveyShow.File show(Viewer viewer, @PathVariable UUID id) {
        return shows.of(viewer, id);
    }

    @GetMapping("/survey-replies")
    Page<ReplyShow.Row> own(
            Viewer viewer,
            @RequestParam(required = false) @Nullable ReplyState state,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return replyShows.page(viewer, state, new PageRequest(page, size));
    }

    @GetMapping("/survey-replies/{id}")
    ReplyShow.File reply(Viewer viewer, @PathVariable UUID id) {
        return replyShows.of(viewer, id);
    }

    @PutMapping("/survey-replies/{id}")
    ReplyShow.File keep(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Filled body) {
        replies.keep(viewer, id, body.version(), body.answers());
        return replyShows.of(viewer, id);
    }

    @PostMapping("/survey-replies/{id}/hand-in")
    ReplyShow.File handIn(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Filled body) {
        replies.handIn(viewer, id, body.version(), body.answers());
        return replyShows.of(viewer, id);
    }

    @PostMapping("/survey-replies/{id}/return")
    ReplyShow.File sendBack(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Return body) {
        replies.sendBack(viewer, id, body.version(), body.reason());
        return replyShows.of(viewer, id);
    }

    @PostMapping("/survey-replies/{id}/accept")
    ReplyShow.File accept(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Seen body) {
        replies.accept(viewer, id, body.version());
        return replyShows.of(viewer, id);
    }

    @GetMapping("/reporting-load")
    List<ReportingLoad.Row> load(Viewer viewer, @RequestParam YearMonth month) {
        return load.of(viewer, month);
    }
}
