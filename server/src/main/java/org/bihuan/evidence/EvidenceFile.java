package org.bihuan.evidence;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one upload, as clients see them.
 *
 * @param kind PHOTO, DOCUMENT, SHEET, VIDEO or AUDIO
 * @param width pixels, upright
 * @param capturedAt when, by the photo's own word (EXIF)
 * @param latitude degrees WGS 84, by the photo's own word
 * @param previewed smaller pictures exist, see {@link PreviewSize}
 * @param uploaderName the name at the time of the upload
 */
public record EvidenceFile(
        UUID id,
        String name,
        String mediaType,
        String kind,
        long bytes,
        String sha256,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Instant capturedAt,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude,
        @Nullable String device,
        boolean previewed,
        UUID uploadedBy,
        String uploaderName,
        Instant uploadedAt) {}
