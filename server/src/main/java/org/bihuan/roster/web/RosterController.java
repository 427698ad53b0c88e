package org.bihuan.roster.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.bihuan.roster.RosterKind;
import org.bihuan.roster.Rosters;
import org.bihuan.shared.Viewer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Rosters over HTTP. */
@RestController
@RequestMapping("/api/rosters")
class RosterController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Rosters rosters;

    RosterController(Rosters rosters) {
        this.rosters = rosters;
    }

    @GetMapping("/template")
    void template(Viewer viewer, @RequestParam RosterKind kind, HttpServletResponse response) throws IOException {
        var file = new ByteArrayOutputStream();
        rosters.template(viewer, kind, file);
        response.setContentType(XLSX);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(kind.title() + ".xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        file.writeTo(response.getOutputStream());
    }

    @PostMapping(path = "/preview", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Rosters.Preview preview(Viewer viewer, @RequestParam RosterKind kind, @RequestPart MultipartFile file)
            throws IOException {
        try (var content = file.getInputStream()) {
            return rosters.preview(viewer, kind, content);
        }
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Rosters.Preview commit(
            Viewer viewer, @RequestParam RosterKind kind, @RequestParam String sha256, @RequestPart MultipartFile file)
            throws IOException {
        try (var content = file.getInputStream()) {
            return rosters.commit(viewer, kind, sha256, content);
        }
    }
}
