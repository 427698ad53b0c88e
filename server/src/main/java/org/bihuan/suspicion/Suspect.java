package org.bihuan.suspicion;

import java.time.Instant;
import java.util.UUID;
import org.bihuan.evidence.PhotoLikeness.Like;
import org.bihuan.evidence.PhotoSigns;
import org.jspecify.annotations.Nullable;

/**
 * One thing found about one photo of a report, with the numbers that say why.
 *
 * @param file the photo handed in
 * @param otherMatter where the other photo was cited, when that is another matter
 */
record Suspect(
        SuspicionKind kind,
        UUID file,
        @Nullable UUID otherMatter,
        @Nullable UUID otherFile,
        @Nullable Like like,
        @Nullable Integer metres,
        @Nullable Integer accuracy,
        @Nullable Instant takenAt,
        @Nullable Instant begunAt,
        @Nullable PhotoSigns signs) {

    static Suspect alike(SuspicionKind kind, UUID file, @Nullable UUID otherMatter, Like like) {
        return new Suspect(kind, file, otherMatter, like.file().value(), like, null, null, null, null, null);
    }

    static Suspect early(UUID file, Instant takenAt, Instant begunAt) {
        return new Suspect(
                SuspicionKind.TAKEN_BEFORE_ORDER, file, null, null, null, null, null, takenAt, begunAt, null);
    }

    static Suspect far(UUID file, @Nullable UUID there, int metres, @Nullable Integer accuracy) {
        return new Suspect(SuspicionKind.TOO_FAR, file, null, there, null, metres, accuracy, null, null, null);
    }

    static Suspect signs(UUID file, PhotoSigns signs) {
        return new Suspect(SuspicionKind.SCREENSHOT_OR_EDITED, file, null, null, null, null, null, null, null, signs);
    }
}
