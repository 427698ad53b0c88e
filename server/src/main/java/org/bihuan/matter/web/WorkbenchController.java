package org.bihuan.matter.web;

import java.util.List;
import org.bihuan.matter.MatterType;
import org.bihuan.matter.MatterTypes;
import org.bihuan.matter.Workbench;
import org.bihuan.shared.Viewer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The workbench and the types. */
@RestController
@RequestMapping("/api")
class WorkbenchController {

    private final Workbench workbench;
    private final MatterTypes types;

    WorkbenchController(Workbench workbench, MatterTypes types) {
        this.workbench = workbench;
        this.types = types;
    }

    @GetMapping("/workbench")
    Workbench.Desk workbench(Viewer viewer) {
        return workbench.of(viewer);
    }

    @GetMapping("/matter-types")
    List<MatterType> types(Viewer viewer) {
        return types.latest(viewer.zone());
    }
}
