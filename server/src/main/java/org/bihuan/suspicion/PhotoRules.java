package org.bihuan.suspicion;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.evidence.EvidenceFile;
import org.bihuan.evidence.EvidenceId;
import org.bihuan.evidence.EvidenceShow;
import org.bihuan.evidence.PhotoLikeness;
import org.bihuan.evidence.PhotoLikeness.Like;
import org.bihuan.evidence.PhotoSigns;
import org.bihuan.place.Coordinates;
import org.bihuan.shared.ZoneKey;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What speaks against the photos of a report. A photo of before, quoted beside one of after, is how people show a change
 * and no suspicion: such photos are left out as long as the report brings a new one too.
 */
@Component
class PhotoRules {

    private static final int MOST_PHOTOS = 30;
    private static final int MOST_OTHERS = 3;

    private final ReportHistory history;
    private final EvidenceShow evidence;
    private final PhotoLikeness likeness;
    private final Duration tolerance;
    private final int farMetres;

    /**
     * @param tolerance by how much the clocks of cameras may be wrong
     * @param farMetres up to here, beyond what both photos say of their exactness, is the same spot
     */
    PhotoRules(
            ReportHistory history,
            EvidenceShow evidence,
            PhotoLikeness likeness,
            @Value("${bihuan.suspicion.clock-tolerance:10m}") Duration tolerance,
            @Value("${bihuan.suspicion.far-metres:300}") int farMetres) {
        this.history = history;
        this.evidence = evidence;
        this.likeness = likeness;
        this.tolerance = tolerance;
        this.farMetres = farMetres;
    }

    List<Suspect> suspects(ZoneKey zone, Report report) {
        var photos = photos(zone, report.files());
        var earlier = photos(zone, report.earlier());
        var alike = new HashMap<UUID, List<Like>>();
        photos.forEach(photo -> alike.put(photo.id(), alike(zone, photo)));
        var fresh = fresh(report, photos, alike);
        var signs = likeness.signs(
                zone,
                Stream.concat(fresh.stream(), earlier.stream())
                        .map(photo -> new EvidenceId(photo.id()))
                        .toList());
        var others =
                alike.values().stream().flatMap(List::stream).map(Like::file).collect(Collectors.toSet());
        var cited = history.cited(zone, others, report);
        var suspects = new ArrayList<Suspect>();
        for (var photo : fresh) {
            suspects.addAll(copies(report, photo, alike.getOrDefault(photo.id(), List.of()), cited));
            early(report, photo).ifPresent(suspects::add);
            far(report, photo, earlier, signs).ifPresent(suspects::add);
            Optional.ofNullable(signs.get(new EvidenceId(photo.id())))
                    .filter(PhotoSigns::doubtful)
                    .ifPresent(sign -> suspects.add(Suspect.signs(photo.id(), sign)));
        }
        return suspects;
    }

    private List<EvidenceFile> photos(ZoneKey zone, List<UUID> files) {
        var ids = files.stream().map(EvidenceId::new).toList();
        return evidence.many(zone, ids).values().stream()
                .filter(file -> file.kind().equals("PHOTO"))
                .limit(MOST_PHOTOS)
                .toList();
    }

    /** The photo itself, for it may be cited elsewhere; then its copies, the surest first. */
    private List<Like> alike(ZoneKey zone, EvidenceFile photo) {
        var id = new EvidenceId(photo.id());
        var found = new ArrayList<>(likeness.like(zone, id));
        found.sort(Comparator.comparing(Like::sameBytes)
                .thenComparing(Like::percent)
                .reversed());
        found.addFirst(new Like(id, true, 0, 100, false));
        return found;
    }

    private List<EvidenceFile> fresh(Report report, List<EvidenceFile> photos, Map<UUID, List<Like>> alike) {
        var fresh = photos.stream()
                .filter(photo -> early(report, photo).isEmpty()
                        && alike.getOrDefault(photo.id(), List.of()).stream()
                                .noneMatch(like ->
                                        report.earlier().contains(like.file().value())))
                .toList();
        return fresh.isEmpty() ? photos : fresh;
    }

    private static List<Suspect> copies(
            Report report, EvidenceFile photo, List<Like> alike, Map<EvidenceId, UUID> cited) {
        var copies = new ArrayList<Suspect>();
        for (var like : alike) {
            var elsewhere = cited.get(like.file());
            if (report.earlier().contains(like.file().value())) {
                copies.add(Suspect.alike(SuspicionKind.BEFORE_EQUALS_AFTER, photo.id(), null, like));
            } else if (elsewhere != null) {
                var kind = like.sameBytes() ? SuspicionKind.SAME_FILE : SuspicionKind.NEAR_IDENTICAL;
                copies.add(Suspect.alike(kind, photo.id(), elsewhere, like));
            }
        }
        return copies.subList(0, Math.min(MOST_OTHERS, copies.size()));
    }

    private Optional<Suspect> early(Report report, EvidenceFile photo) {
        var taken = photo.capturedAt();
        var begun = report.begunAt();
        return taken != null && begun != null && taken.isBefore(begun.minus(tolerance))
                ? Optional.of(Suspect.early(photo.id(), taken, begun))
                : Optional.empty();
    }

    /** Held against where the subject is registered, else against the oldest photo of the matter that gives a place. */
    private Optional<Suspect> far(
            Report report, EvidenceFile photo, List<EvidenceFile> earlier, Map<EvidenceId, PhotoSigns> signs) {
        var here = place(photo, signs);
        if (here == null) {
            return Optional.empty();
        }
        if (report.spot() != null) {
            return far(photo, here, null, report.spot());
        }
        return earlier.stream()
                .filter(each -> place(each, signs) != null)
                .findFirst()
                .flatMap(there -> far(photo, here, there.id(), Objects.requireNonNull(place(there, signs))));
    }

    private Optional<Suspect> far(EvidenceFile photo, Coordinates here, @Nullable UUID other, Coordinates there) {
        int metres = (int) Math.round(here.metresTo(there));
        double accuracy = accuracy(here) + accuracy(there);
        boolean told = here.accuracy() != null || there.accuracy() != null;
        return metres - accuracy > farMetres
                ? Optional.of(Suspect.far(photo.id(), other, metres, told ? (int) Math.ceil(accuracy) : null))
                : Optional.empty();
    }

    private static double accuracy(Coordinates place) {
        var accuracy = place.accuracy();
        return accuracy == null ? 0 : accuracy;
    }

    private static @Nullable Coordinates place(EvidenceFile photo, Map<EvidenceId, PhotoSigns> signs) {
        var latitude = photo.latitude();
        var longitude = photo.longitude();
        if (latitude == null || longitude == null) {
            return null;
        }
        var sign = signs.get(new EvidenceId(photo.id()));
        var accuracy = sign == null ? null : sign.accuracyMetres();
        return new Coordinates(
                longitude.doubleValue(), latitude.doubleValue(), accuracy == null ? null : accuracy.doubleValue());
    }
}
