package org.bihuan.evidence;

import java.util.Arrays;
import java.util.Optional;

/**
 * The kinds of file taken as proof; everything else is refused. Pages, drawings with script, programs and archives are
 * not among them.
 */
enum MediaType {
    JPEG("image/jpeg", Kind.PHOTO),
    PNG("image/png", Kind.PHOTO),
    WEBP("image/webp", Kind.PHOTO),
    HEIC("image/heic", Kind.PHOTO),
    HEIF("image/heif", Kind.PHOTO),
    PDF("application/pdf", Kind.DOCUMENT),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Kind.DOCUMENT),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Kind.SHEET),
    XLS("application/vnd.ms-excel", Kind.SHEET),
    CSV("text/csv", Kind.SHEET),
    TEXT("text/plain", Kind.DOCUMENT),
    MP4("video/mp4", Kind.VIDEO),
    QUICKTIME("video/quicktime", Kind.VIDEO),
    M4A("audio/mp4", Kind.AUDIO),
    MP3("audio/mpeg", Kind.AUDIO);

    /** What a client shows it as. */
    enum Kind {
        PHOTO,
        DOCUMENT,
        SHEET,
        VIDEO,
        AUDIO
    }

    private static final long MEGABYTE = 1024L * 1024;
    static final long MOST_BYTES = 100 * MEGABYTE;
    private static final long MOST_PHOTO_BYTES = 20 * MEGABYTE;

    private final String name;
    private final Kind kind;

    MediaType(String name, Kind kind) {
        this.name = name;
        this.kind = kind;
    }

    static MediaType of(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("stored with an unknown type: " + name));
    }

    static Optional<MediaType> find(String name) {
        return Arrays.stream(values()).filter(each -> each.name.equals(name)).findFirst();
    }

    String mediaTypeName() {
        return name;
    }

    Kind kind() {
        return kind;
    }

    long mostBytes() {
        return kind == Kind.PHOTO ? MOST_PHOTO_BYTES : MOST_BYTES;
    }

    /** The types this machine can decode, and therefore preview; others are kept as they are. */
    boolean decodable() {
        return this == JPEG || this == PNG;
    }

    /** The types a browser shows by itself without running anything in them. */
    boolean shownInline() {
        return this == JPEG || this == PNG || this == WEBP || this == PDF;
    }
}
