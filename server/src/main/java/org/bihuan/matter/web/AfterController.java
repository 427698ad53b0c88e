package org.bihuan.matter.web;

import java.util.UUID;
import org.bihuan.matter.MatterAfter;
import org.bihuan.matter.MatterId;
import org.bihuan.matter.ShelvedList;
import org.bihuan.matter.ToldAlready;
import org.bihuan.notice.NoticesAbout;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Viewer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What stands beside the files: evaluation and mergers of one, who was told of it, and the list of what is shelved. */
@RestController
class AfterController {

    private final MatterAfter after;
    private final ToldAlready told;
    private final ShelvedList shelved;

    AfterController(MatterAfter after, ToldAlready told, ShelvedList shelved) {
        this.after = after;
        this.told = told;
        this.shelved = shelved;
    }

    @GetMapping("/api/matters/{id}/after")
    MatterAfter.After after(Viewer viewer, @PathVariable UUID id) {
        return after.of(viewer, new MatterId(id));
    }

    @GetMapping("/api/matters/{id}/told")
    NoticesAbout.Told told(Viewer viewer, @PathVariable UUID id) {
        return told.of(viewer, new MatterId(id));
    }

    @GetMapping("/api/shelved-matters")
    Page<ShelvedList.Row> shelved(
            Viewer viewer,
            @ModelAttribute ShelvedList.Filter filter,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return shelved.page(viewer, filter, new PageRequest(page, size));
    }
}
