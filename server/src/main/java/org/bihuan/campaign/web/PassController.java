package org.bihuan.campaign.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.bihuan.campaign.CampaignFile;
import org.bihuan.campaign.CampaignShow;
import org.bihuan.campaign.Differences;
import org.bihuan.campaign.ObjectList;
import org.bihuan.campaign.PassList;
import org.bihuan.campaign.Passes;
import org.bihuan.campaign.ThreeClear;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Scope, passes and figures of a campaign over HTTP. */
@RestController
@RequestMapping("/api/campaigns/{id}")
class PassController {

    record Planned(int version, @NotNull @Valid Passes.NewPass pass) {}

    record Version(int version) {}

    private final Passes passes;
    private final PassList list;
    private final ObjectList objects;
    private final ThreeClear figures;
    private final Differences differences;
    private final CampaignShow shows;

    PassController(
            Passes passes,
            PassList list,
            ObjectList objects,
            ThreeClear figures,
            Differences differences,
            CampaignShow shows) {
        this.passes = passes;
        this.list = list;
        this.objects = objects;
        this.figures = figures;
        this.differences = differences;
        this.shows = shows;
    }

    @PostMapping("/scope")
    CampaignFile renewScope(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Version body) {
        passes.renewScope(viewer, id, body.version());
        return shows.of(viewer, id);
    }

    @GetMapping("/objects")
    Page<ObjectList.Row> objects(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable String sector,
            @RequestParam(required = false) @Nullable Boolean visited,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return objects.page(viewer, id, new ObjectList.Filter(unit, sector, visited, q), new PageRequest(page, size));
    }

    @GetMapping("/figures")
    ThreeClear.Figures figures(Viewer viewer, @PathVariable UUID id) {
        return figures.of(viewer, id);
    }

    @GetMapping("/passes")
    List<PassList.Row> passes(Viewer viewer, @PathVariable UUID id) {
        return list.of(viewer, id);
    }

    @PostMapping("/passes")
    List<PassList.Row> plan(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Planned body) {
        passes.plan(viewer, id, body.version(), body.pass());
        return list.of(viewer, id);
    }

    @GetMapping("/passes/{pass}/repeat")
    PassList.Repeat repeat(Viewer viewer, @PathVariable UUID id, @PathVariable UUID pass) {
        return list.repeat(viewer, id, pass);
    }

    @GetMapping("/passes/{pass}/differences")
    Differences.Summary differences(Viewer viewer, @PathVariable UUID id, @PathVariable UUID pass) {
        return differences.of(viewer, id, pass);
    }

    @GetMapping("/passes/{pass}/differences/rows")
    Page<Differences.Row> differenceRows(
            Viewer viewer,
            @PathVariable UUID id,
            @PathVariable UUID pass,
            @RequestParam Differences.Kind kind,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return differences.page(viewer, id, pass, kind, new PageRequest(page, size));
    }
}
