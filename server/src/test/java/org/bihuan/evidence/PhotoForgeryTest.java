package org.bihuan.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.bihuan.demo.photo.PhotoStudio;
import org.bihuan.demo.photo.Scene;
import org.junit.jupiter.api.Test;

/**
 * How many forgeries are found and how many honest photos are suspected, as the product decides it: a print with a piece
 * in common at most so far away, then the photos laid over each other. The photos are drawn, each place with its own
 * details; real ones differ more.
 */
class PhotoForgeryTest {

    private static final Instant TAKEN = Instant.parse("2026-10-01T01:00:00Z");

    /** A photo as the store keeps it: its small preview. */
    private record Kept(Grey grey, List<PhotoPrint> prints) {

        static Kept of(BufferedImage image) {
            double scale = 320.0 / Math.max(image.getWidth(), image.getHeight());
            var grey = Grey.of(PhotoForgeries.resized(
                    image, (int) Math.round(image.getWidth() * scale), (int) Math.round(image.getHeight() * scale)));
            return new Kept(grey, PhotoPrint.of(grey));
        }

        boolean isFoundFor(Kept other) {
            return prints.stream()
                            .anyMatch(print -> other.prints.stream()
                                    .filter(there -> print.part() == 0 || there.part() == 0)
                                    .anyMatch(there -> near(print, there) || near(print.mirrored(), there)))
                    && PhotoOverlay.of(grey, other.grey).percent() >= PhotoLikeness.LEAST_PERCENT;
        }

        private static boolean near(PhotoPrint one, PhotoPrint other) {
            return one.distance(other) <= PhotoLikeness.MOST_DISTANCE
                    && Arrays.stream(one.bands()).anyMatch(Arrays.asList(other.bands())::contains);
        }
    }

    @Test
    void findsForgeriesAndLetsHonestPhotosBe() {
        var originals = new ArrayList<BufferedImage>();
        for (var scene : Scene.values()) {
            originals.add(photo(scene, false, 7, 0));
        }
        var kept = originals.stream().map(Kept::of).toList();
        var rates = new LinkedHashMap<String, Integer>();
        PhotoForgeries.all().forEach((name, forgery) -> {
            int found = 0;
            for (int i = 0; i < originals.size(); i++) {
                found += Kept.of(forgery.apply(originals.get(i))).isFoundFor(kept.get(i)) ? 1 : 0;
            }
            rates.put(name, 100 * found / originals.size());
        });

        int pairs = 0;
        int alarms = 0;
        for (var scene : Scene.values()) {
            var before = kept.get(scene.ordinal());
            var honest = List.of(
                    Kept.of(photo(scene, true, 7, 500_000)),
                    Kept.of(photo(scene, false, 1007, 1000)),
                    Kept.of(photo(scene, true, 2007, 2000)));
            for (var one : honest) {
                pairs++;
                alarms += one.isFoundFor(before) ? 1 : 0;
            }
            for (int other = 0; other < scene.ordinal(); other++) {
                pairs++;
                alarms += before.isFoundFor(kept.get(other)) ? 1 : 0;
            }
        }
        double all = rates.values().stream().mapToInt(rate -> rate).average().orElse(0);
        System.out.printf("forgeries found, per cent: %.1f of all; %s%n", all, rates);
        System.out.printf("honest pairs suspected: %d of %d%n", alarms, pairs);

        assertThat(alarms).isZero();
        assertThat(all).isGreaterThanOrEqualTo(90);
        rates.forEach((name, rate) -> {
            int floor = name.contains("anywhere") ? name.contains("20") ? 30 : 70 : name.contains("corner") ? 80 : 95;
            assertThat(rate).as(name).isGreaterThanOrEqualTo(floor);
        });
    }

    private static BufferedImage photo(Scene scene, boolean after, long place, int seconds) {
        return PhotoForgeries.picture(
                PhotoStudio.take(scene, after, 100L * scene.ordinal() + place, TAKEN.plusSeconds(seconds)));
    }
}
