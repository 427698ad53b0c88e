package org.bihuan.matter.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bihuan.matter.MatterExport;
import org.bihuan.matter.MatterFilter;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ledger as a file. The head of the answer is written with the first row, so that refusals stay problems. */
@RestController
class MatterExportController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final MatterExport export;

    MatterExportController(MatterExport export) {
        this.export = export;
    }

    @GetMapping("/api/matters/export")
    void export(
            Viewer viewer,
            @ModelAttribute MatterFilter filter,
            @RequestParam MatterExport.Format format,
            @RequestParam List<String> columns,
            @RequestParam(defaultValue = "due") String sort,
            @RequestParam(required = false) @Nullable String language,
            HttpServletResponse response)
            throws IOException {
        export.write(viewer, filter, new MatterExport.Wish(format, columns, sort, language), () -> {
            response.setContentType(format == MatterExport.Format.csv ? "text/csv;charset=utf-8" : XLSX);
            response.setHeader(
                    "Content-Disposition",
                    ContentDisposition.attachment()
                            .filename("事项台账." + format, StandardCharsets.UTF_8)
                            .build()
                            .toString());
            response.setHeader("Cache-Control", "no-store");
            return response.getOutputStream();
        });
    }
}
