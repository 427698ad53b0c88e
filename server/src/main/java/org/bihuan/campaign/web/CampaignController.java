package org.bihuan.campaign.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.bihuan.campaign.CampaignFile;
import org.bihuan.campaign.CampaignList;
import org.bihuan.campaign.CampaignPlan;
import org.bihuan.campaign.CampaignShow;
import org.bihuan.campaign.CampaignState;
import org.bihuan.campaign.Campaigns;
import org.bihuan.campaign.DutyProposals;
import org.bihuan.campaign.Sector;
import org.bihuan.campaign.Sectors;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Campaigns over HTTP. */
@RestController
class CampaignController {

    /** @param version 0 for a new campaign */
    record Written(int version, @NotNull @Valid CampaignPlan plan) {}

    record Version(int version) {}

    record Ending(int version, @NotBlank @Size(max = 4000) String conclusion) {}

    /** @param id of the draft to be made */
    record Next(@NotNull UUID id) {}

    record ForUnits(@NotNull @Size(max = 300) List<@NotNull UnitId> units) {}

    record SectorsWritten(
            int version, @NotNull @Size(max = 60) List<@NotNull @Valid Sector> sectors) {}

    private final Campaigns campaigns;
    private final CampaignList list;
    private final CampaignShow shows;
    private final Sectors sectors;
    private final DutyProposals proposals;

    CampaignController(
            Campaigns campaigns, CampaignList list, CampaignShow shows, Sectors sectors, DutyProposals proposals) {
        this.campaigns = campaigns;
        this.list = list;
        this.shows = shows;
        this.sectors = sectors;
        this.proposals = proposals;
    }

    @GetMapping("/api/campaigns")
    Page<CampaignList.Row> list(
            Viewer viewer,
            @RequestParam(required = false) @Nullable CampaignState state,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return list.page(viewer, state, q, new PageRequest(page, size));
    }

    @GetMapping("/api/campaigns/{id}")
    CampaignFile show(Viewer viewer, @PathVariable UUID id) {
        return shows.of(viewer, id);
    }

    @PutMapping("/api/campaigns/{id}")
    CampaignFile write(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Written body) {
        campaigns.write(viewer, id, body.version(), body.plan());
        return shows.of(viewer, id);
    }

    @PostMapping("/api/campaigns/{id}/launch")
    CampaignFile launch(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Version body) {
        campaigns.launch(viewer, id, body.version());
        return shows.of(viewer, id);
    }

    @PostMapping("/api/campaigns/{id}/discard")
    CampaignFile discard(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Version body) {
        campaigns.discard(viewer, id, body.version());
        return shows.of(viewer, id);
    }

    @PostMapping("/api/campaigns/{id}/end")
    CampaignFile end(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Ending body) {
        campaigns.end(viewer, id, body.version(), body.conclusion());
        return shows.of(viewer, id);
    }

    /** Answers with the draft of the next campaign. */
    @PostMapping("/api/campaigns/{id}/next")
    CampaignFile carryOn(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Next body) {
        campaigns.carryOn(viewer, id, body.id());
        return shows.of(viewer, body.id());
    }

    /** Who would answer for the units, by their posts. */
    @PostMapping("/api/campaign-duties")
    List<CampaignFile.Duty> proposals(Viewer viewer, @Valid @RequestBody ForUnits body) {
        return proposals.of(viewer, body.units());
    }

    @GetMapping("/api/campaign-sectors")
    Sector.Directory sectors(Viewer viewer) {
        return sectors.current(viewer);
    }

    @PutMapping("/api/campaign-sectors")
    Sector.Directory writeSectors(Viewer viewer, @Valid @RequestBody SectorsWritten body) {
        return sectors.write(viewer, body.version(), body.sectors());
    }
}
