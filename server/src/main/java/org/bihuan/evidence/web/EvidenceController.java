package org.bihuan.evidence.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.bihuan.evidence.EvidenceFile;
import org.bihuan.evidence.EvidenceId;
import org.bihuan.evidence.EvidenceShow;
import org.bihuan.evidence.Evidences;
import org.bihuan.evidence.PreviewSize;
import org.bihuan.shared.Viewer;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Proof over HTTP. Bytes never change under their id, so browsers may keep them; nothing in them may run. */
@RestController
@RequestMapping("/api/evidence")
class EvidenceController {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    private final Evidences evidences;
    private final EvidenceShow shown;

    EvidenceController(Evidences evidences, EvidenceShow shown) {
        this.evidences = evidences;
        this.shown = shown;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    EvidenceFile upload(Viewer viewer, @RequestParam UUID id, @RequestPart MultipartFile file) throws IOException {
        try (var content = file.getInputStream()) {
            return evidences.receive(viewer, new EvidenceId(id), file.getOriginalFilename(), content);
        }
    }

    @GetMapping("/{id}")
    EvidenceFile show(Viewer viewer, @PathVariable UUID id) {
        return shown.one(viewer, new EvidenceId(id));
    }

    @GetMapping("/{id}/content")
    ResponseEntity<Resource> content(Viewer viewer, @PathVariable UUID id) {
        var content = shown.content(viewer, new EvidenceId(id));
        return answer(content, MediaType.parseMediaType(content.file().mediaType()), "");
    }

    @GetMapping("/{id}/thumbnail")
    ResponseEntity<Resource> thumbnail(
            Viewer viewer, @PathVariable UUID id, @RequestParam(defaultValue = "320") int size) {
        var preview = shown.preview(viewer, new EvidenceId(id), PreviewSize.of(size));
        return answer(preview, MediaType.IMAGE_JPEG, "-" + size);
    }

    private static ResponseEntity<Resource> answer(EvidenceShow.Content content, MediaType type, String variant) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(FOR_EVER)
                .eTag('"' + content.file().sha256() + variant + '"')
                .header("Content-Disposition", disposition(content).toString())
                .header("Content-Security-Policy", policy(content.file().mediaType()))
                .header("X-Content-Type-Options", "nosniff")
                .body(content.bytes());
    }

    private static ContentDisposition disposition(EvidenceShow.Content content) {
        return (content.shownInline() ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(content.file().name(), StandardCharsets.UTF_8)
                .build();
    }

    /** Browsers do not show a PDF in a sandbox; their viewer is one by itself. */
    private static String policy(String mediaType) {
        var nothing = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";
        return mediaType.equals(MediaType.APPLICATION_PDF_VALUE) ? nothing : nothing + "; sandbox";
    }
}
