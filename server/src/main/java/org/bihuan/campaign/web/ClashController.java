package org.bihuan.campaign.web;

import jakarta.validation.Valid;
import org.bihuan.campaign.Clashes;
import org.bihuan.campaign.JointVisits;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The merged calendar of inspections over HTTP. */
@RestController
class ClashController {

    private final Clashes clashes;
    private final JointVisits joint;

    ClashController(Clashes clashes, JointVisits joint) {
        this.clashes = clashes;
        this.joint = joint;
    }

    @GetMapping("/api/visit-clashes")
    Page<Clashes.Row> clashes(
            Viewer viewer,
            @RequestParam(defaultValue = "14") int days,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return clashes.page(viewer, days, new PageRequest(page, size));
    }

    @PostMapping("/api/joint-visits")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(Viewer viewer, @Valid @RequestBody JointVisits.Decision body) {
        joint.decide(viewer, body);
    }
}
