package org.bihuan.checklist.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.bihuan.checklist.ChecklistExport;
import org.bihuan.checklist.ChecklistSheets;
import org.bihuan.checklist.ChecklistUpload;
import org.bihuan.shared.Viewer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Checklists from spreadsheets and back, over HTTP. */
@RestController
@RequestMapping("/api")
class ChecklistController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ChecklistSheets sheets;
    private final ChecklistExport export;

    ChecklistController(ChecklistSheets sheets, ChecklistExport export) {
        this.sheets = sheets;
        this.export = export;
    }

    /** Reads a spreadsheet; nothing is written. */
    @PostMapping(path = "/checklist-sheets", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ChecklistUpload read(Viewer viewer, @RequestPart MultipartFile file) throws IOException {
        var name = file.getOriginalFilename();
        try (var content = file.getInputStream()) {
            return sheets.read(viewer, name == null ? "" : name, content);
        }
    }

    @GetMapping("/form-versions/{id}/checklist")
    void export(Viewer viewer, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        var version = export.version(viewer, id);
        response.setContentType(XLSX);
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(version.sketch().name() + ".xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("Cache-Control", "no-store");
        export.write(version, response.getOutputStream());
    }
}
