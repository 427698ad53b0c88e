package org.bihuan.bulletin.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.util.List;
import org.bihuan.bulletin.PaperFiles;
import org.bihuan.bulletin.PaperKind;
import org.bihuan.bulletin.PaperParameters;
import org.bihuan.bulletin.PaperSettings;
import org.bihuan.bulletin.PaperTemplates;
import org.bihuan.shared.Viewer;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Parameters and templates of papers over HTTP. */
@RestController
@RequestMapping("/api")
class PaperSettingController {

    record Changed(int version, @NotNull @Valid PaperParameters parameters) {}

    private final PaperSettings settings;
    private final PaperTemplates templates;

    PaperSettingController(PaperSettings settings, PaperTemplates templates) {
        this.settings = settings;
        this.templates = templates;
    }

    @GetMapping("/paper-settings")
    PaperSettings.Current settings(Viewer viewer) {
        return settings.show(viewer);
    }

    @PutMapping("/paper-settings")
    PaperSettings.Current change(Viewer viewer, @Valid @RequestBody Changed changed) {
        return settings.change(viewer, changed.version(), changed.parameters());
    }

    @GetMapping("/paper-templates")
    List<PaperTemplates.Line> templates(Viewer viewer) {
        return templates.list(viewer);
    }

    @PostMapping(path = "/paper-templates/{kind}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    List<PaperTemplates.Line> upload(Viewer viewer, @PathVariable PaperKind kind, @RequestPart MultipartFile file)
            throws IOException {
        try (var content = file.getInputStream()) {
            templates.upload(viewer, kind, file.getOriginalFilename(), content);
        }
        return templates.list(viewer);
    }

    @DeleteMapping("/paper-templates/{kind}")
    List<PaperTemplates.Line> remove(Viewer viewer, @PathVariable PaperKind kind) {
        templates.remove(viewer, kind);
        return templates.list(viewer);
    }

    /** A made-up paper in the template in force, as Word. */
    @GetMapping("/paper-templates/{kind}/preview")
    void preview(Viewer viewer, @PathVariable PaperKind kind, HttpServletResponse response) throws IOException {
        PaperController.send(
                response,
                new PaperFiles.Written("preview", templates.preview(viewer, kind)),
                "docx",
                PaperController.DOCX);
    }
}
