package org.bihuan.form;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A published version of a form; it never changes. */
public record FormVersion(
        UUID id,
        String code,
        int version,
        FormSketch sketch,
        @Nullable String note,
        String publishedByName,
        Instant publishedAt) {}
