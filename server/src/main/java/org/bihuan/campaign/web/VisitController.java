package org.bihuan.campaign.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.bihuan.campaign.HazardList;
import org.bihuan.campaign.Inspection;
import org.bihuan.campaign.VisitFile;
import org.bihuan.campaign.VisitList;
import org.bihuan.campaign.VisitResult;
import org.bihuan.campaign.VisitShow;
import org.bihuan.campaign.VisitState;
import org.bihuan.campaign.Visits;
import org.bihuan.matter.Severity;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Visits and the hazards they find, over HTTP. */
@RestController
class VisitController {

    record Assignment(int version, @Nullable UUID team) {}

    record Cancellation(
            int version, @NotBlank @Size(max = 500) String reason) {}

    record Version(int version) {}

    private final Visits visits;
    private final VisitList list;
    private final VisitShow shows;
    private final HazardList hazards;

    VisitController(Visits visits, VisitList list, VisitShow shows, HazardList hazards) {
        this.visits = visits;
        this.list = list;
        this.shows = shows;
        this.hazards = hazards;
    }

    @GetMapping("/api/visits")
    Page<VisitList.Row> list(
            Viewer viewer,
            @RequestParam(required = false) @Nullable UUID campaign,
            @RequestParam(required = false) @Nullable UUID pass,
            @RequestParam(required = false) @Nullable UUID subject,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable UUID team,
            @RequestParam(required = false) @Nullable VisitState state,
            @RequestParam(required = false) @Nullable VisitResult result,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var filter = new VisitList.Filter(campaign, pass, subject, unit, team, state, result, mine, overdue, q);
        return list.page(viewer, filter, new PageRequest(page, size));
    }

    @GetMapping("/api/visits/{id}")
    VisitFile show(Viewer viewer, @PathVariable UUID id) {
        return shows.of(viewer, id);
    }

    @PostMapping("/api/visits/{id}/result")
    VisitFile handIn(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Inspection body) {
        visits.handIn(viewer, id, body);
        return shows.of(viewer, id);
    }

    @PutMapping("/api/visits/{id}/team")
    VisitFile assign(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Assignment body) {
        visits.assign(viewer, id, body.version(), body.team());
        return shows.of(viewer, id);
    }

    @PostMapping("/api/visits/{id}/cancel")
    VisitFile cancel(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Cancellation body) {
        visits.cancel(viewer, id, body.version(), body.reason());
        return shows.of(viewer, id);
    }

    @PostMapping("/api/visits/{id}/restore")
    VisitFile restore(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Version body) {
        visits.restore(viewer, id, body.version());
        return shows.of(viewer, id);
    }

    @GetMapping("/api/hazards")
    Page<HazardList.Row> hazards(
            Viewer viewer,
            @RequestParam(required = false) @Nullable UUID campaign,
            @RequestParam(required = false) @Nullable UUID pass,
            @RequestParam(required = false) @Nullable UUID visit,
            @RequestParam(required = false) @Nullable UUID subject,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable Severity severity,
            @RequestParam(required = false) HazardList.@Nullable Standing standing,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var filter = new HazardList.Filter(campaign, pass, visit, subject, unit, severity, standing);
        return hazards.page(viewer, filter, new PageRequest(page, size));
    }
}
