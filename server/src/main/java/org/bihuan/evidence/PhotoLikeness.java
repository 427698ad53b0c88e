package org.bihuan.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.shared.ZoneKey;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which photos of the zone show the same picture: the same bytes, or so alike when laid over each other that one is a copy
 * of the other, re-compressed, resized, lit otherwise, cropped or mirrored. Says nothing of what may be seen by whom.
 */
@Service
@Transactional(readOnly = true)
public class PhotoLikeness {

    /**
     * A photo that shows the same.
     *
     * @param distance bits that differ, 0 to 64
     * @param percent how well the two fit when laid over each other, 0 to 100
     */
    public record Like(EvidenceId file, boolean sameBytes, int distance, int percent, boolean mirrored) {}

    static final int MOST_DISTANCE = 14;
    static final int LEAST_PERCENT = 96;

    private static final int MOST_COMPARED = 40;
    private static final int MOST_SAME = 20;

    private final EvidenceRepository files;
    private final PhotoPrints prints;
    private final EvidenceStore store;
    private final int mostDistance;
    private final int leastPercent;

    /**
     * @param mostDistance of two prints that are compared at all
     * @param leastPercent of two photos that count as the same
     */
    PhotoLikeness(
            EvidenceRepository files,
            PhotoPrints prints,
            EvidenceStore store,
            @Value("${bihuan.evidence.print-distance:" + MOST_DISTANCE + "}") int mostDistance,
            @Value("${bihuan.evidence.overlay-percent:" + LEAST_PERCENT + "}") int leastPercent) {
        this.files = files;
        this.prints = prints;
        this.store = store;
        this.mostDistance = mostDistance;
        this.leastPercent = leastPercent;
    }

    public Map<EvidenceId, PhotoSigns> signs(ZoneKey zone, Collection<EvidenceId> photos) {
        return prints.signs(zone, photos.stream().map(EvidenceId::value).toList()).entrySet().stream()
                .collect(Collectors.toMap(each -> new EvidenceId(each.getKey()), Map.Entry::getValue));
    }

    /** The same bytes first, then the nearest. */
    public List<Like> like(ZoneKey zone, EvidenceId id) {
        var file = files.find(zone, id);
        if (file.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<Like>();
        for (var same : prints.same(zone, id.value(), file.get().sha256(), MOST_SAME)) {
            found.add(new Like(new EvidenceId(same), true, 0, 100, false));
        }
        var looked = grey(zone, file.get());
        if (looked.isPresent()) {
            var candidates = candidates(zone, id.value());
            found.forEach(each -> candidates.remove(each.file()));
            var others = files.find(zone, candidates.keySet());
            for (var other : others.values()) {
                overlay(zone, looked.get(), other, candidates).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<Like> overlay(ZoneKey zone, Grey grey, EvidenceFile other, Map<EvidenceId, Integer> candidates) {
        var id = new EvidenceId(other.id());
        return grey(zone, other)
                .map(there -> PhotoOverlay.of(grey, there))
                .filter(overlay -> overlay.percent() >= leastPercent)
                .map(overlay ->
                        new Like(id, false, candidates.getOrDefault(id, 0), overlay.percent(), overlay.mirrored()));
    }

    /** By distance: as a whole or mirrored near anything of theirs, or in part near the whole of theirs. */
    private Map<EvidenceId, Integer> candidates(ZoneKey zone, UUID file) {
        var nearest = new HashMap<UUID, Integer>();
        for (var print : prints.of(zone, file)) {
            boolean part = print.part() != PhotoPrints.WHOLE;
            near(zone, file, print, part, nearest);
            near(zone, file, print.mirrored(), part, nearest);
        }
        return nearest.entrySet().stream()
                .sorted(Map.Entry.<UUID, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_COMPARED)
                .collect(Collectors.toMap(
                        each -> new EvidenceId(each.getKey()), Map.Entry::getValue, Math::min, LinkedHashMap::new));
    }

    private void near(ZoneKey zone, UUID file, PhotoPrint print, boolean whole, Map<UUID, Integer> nearest) {
        prints.near(zone, file, print, whole, mostDistance, MOST_COMPARED)
                .forEach(row -> nearest.merge(row.value1(), row.value2(), Math::min));
    }

    private Optional<Grey> grey(ZoneKey zone, EvidenceFile file) {
        var preview = store.find(zone, PreviewSize.SMALL.key(file.sha256()));
        if (preview.isEmpty()) {
            return Optional.empty();
        }
        try (var stream = preview.get().getInputStream()) {
            return Optional.of(PhotoLook.grey(stream));
        } catch (IOException lost) {
            return Optional.empty();
        }
    }
}
