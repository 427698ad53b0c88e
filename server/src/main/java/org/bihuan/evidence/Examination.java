package org.bihuan.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Examines a file that has come in: what it is, whether it may stay, what it knows of itself, how it looks small. */
@Component
final class Examination {

    private static final int[] SIZES =
            Arrays.stream(PreviewSize.values()).mapToInt(PreviewSize::pixels).toArray();

    private final Sniffer sniffer;
    private final Clock clock;

    Examination(Sniffer sniffer, Clock clock) {
        this.sniffer = sniffer;
        this.clock = clock;
    }

    /** What was found; the previews lie in scratch places and are the caller's to keep or delete. */
    record Findings(
            MediaType type,
            PhotoFacts facts,
            @Nullable Integer width,
            @Nullable Integer height,
            Map<PreviewSize, Path> previews,
            @Nullable PhotoLook look) {}

    Findings examine(Incoming file, String name, EvidenceStore store) throws IOException {
        if (file.bytes() == 0) {
            throw Refusal.empty();
        }
        var type = sniffer.typeOf(file.path(), name);
        if (file.bytes() > type.mostBytes()) {
            throw Refusal.tooLarge(type.mostBytes());
        }
        if (type.kind() != MediaType.Kind.PHOTO) {
            return new Findings(type, PhotoFacts.NONE, null, null, Map.of(), null);
        }
        var facts = PhotoFacts.of(file.path(), clock.instant());
        if (!type.decodable()) {
            return new Findings(type, facts, null, null, Map.of(), PhotoLook.of(facts, type, null, null, null));
        }
        var photo = Photo.open(file.path(), type, facts.orientation());
        int width = photo.uprightWidth();
        int height = photo.uprightHeight();
        var previews = previews(photo, store);
        var small = previews.get(PreviewSize.SMALL);
        var look = PhotoLook.of(facts, type, width, height, small == null ? null : PhotoLook.grey(small));
        return new Findings(type, facts, width, height, previews, look);
    }

    private static Map<PreviewSize, Path> previews(Photo photo, EvidenceStore store) throws IOException {
        var previews = new LinkedHashMap<PreviewSize, Path>();
        for (var size : PreviewSize.values()) {
            previews.put(size, store.scratch());
        }
        boolean drawn = false;
        try {
            drawn = photo.preview(SIZES, previews.values().toArray(Path[]::new));
            return drawn ? previews : Map.of();
        } finally {
            if (!drawn) {
                for (var scratch : previews.values()) {
                    Files.deleteIfExists(scratch);
                }
            }
        }
    }
}
