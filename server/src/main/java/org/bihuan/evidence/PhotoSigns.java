package org.bihuan.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Signs that a picture may not be what a camera saw. They are signs only: many a sound photo has lost its EXIF on its way.
 *
 * @param software what wrote the file, by its own word, where that is a known picture editor
 * @param screenshot no camera named, and exactly the size of a screen
 * @param accuracyMetres how exact the photo's place is by its own word
 */
public record PhotoSigns(
        @Nullable String software,
        boolean screenshot,
        @Nullable Integer accuracyMetres) {

    /** Parts of the names editors write into EXIF "Software". */
    private static final List<String> EDITORS = List.of(
            "photoshop",
            "lightroom",
            "gimp",
            "snapseed",
            "picsart",
            "meitu",
            "美图",
            "xingtu",
            "醒图",
            "vsco",
            "facetune",
            "pixelmator",
            "affinity",
            "paint.net",
            "paint",
            "canva",
            "remini",
            "polarr",
            "neoimaging",
            "光影魔术手",
            "acdsee",
            "photopea",
            "pixlr",
            "b612",
            "faceu");

    /** Screens by their shorter and longer side, in pixels. */
    private static final Set<String> SCREENS = Set.of(
            "720x1280",
            "720x1560",
            "720x1600",
            "720x1612",
            "750x1334",
            "828x1792",
            "1080x1920",
            "1080x2160",
            "1080x2220",
            "1080x2280",
            "1080x2310",
            "1080x2340",
            "1080x2376",
            "1080x2388",
            "1080x2400",
            "1080x2408",
            "1080x2412",
            "1080x2460",
            "1125x2436",
            "1170x2532",
            "1179x2556",
            "1184x2676",
            "1200x2640",
            "1200x2664",
            "1206x2622",
            "1216x2688",
            "1220x2712",
            "1224x2700",
            "1228x2700",
            "1240x2772",
            "1242x2208",
            "1242x2688",
            "1256x2760",
            "1260x2720",
            "1260x2800",
            "1264x2780",
            "1284x2778",
            "1290x2796",
            "1320x2868",
            "1344x2992",
            "1440x2560",
            "1440x2960",
            "1440x3040",
            "1440x3088",
            "1440x3120",
            "1440x3200",
            "768x1366",
            "900x1440",
            "900x1600",
            "1050x1680",
            "1200x1920",
            "1600x2560",
            "2160x3840");

    /** A picture narrower than this is no photo's shape; cameras and messengers do make 16 to 9. */
    private static final double NARROW = 1.85;

    static PhotoSigns of(PhotoFacts facts, MediaType type, @Nullable Integer width, @Nullable Integer height) {
        return new PhotoSigns(
                editor(facts.software()),
                facts.device() == null && width != null && height != null && isScreen(type, width, height),
                facts.accuracyMetres());
    }

    /** Whether anything speaks of a screenshot or an editor. */
    public boolean doubtful() {
        return screenshot || software != null;
    }

    private static @Nullable String editor(@Nullable String software) {
        if (software == null) {
            return null;
        }
        var name = software.toLowerCase(Locale.ROOT);
        return EDITORS.stream().anyMatch(name::contains) ? software : null;
    }

    private static boolean isScreen(MediaType type, int width, int height) {
        int shorter = Math.min(width, height);
        int longer = Math.max(width, height);
        return SCREENS.contains(shorter + "x" + longer)
                && (type == MediaType.PNG || (double) longer / shorter > NARROW);
    }
}
