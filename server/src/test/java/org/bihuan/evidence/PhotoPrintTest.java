package org.bihuan.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.bihuan.demo.photo.PhotoStudio;
import org.bihuan.demo.photo.Scene;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PhotoPrintTest {

    @Property
    void twoPrintsThatDifferInSevenBitsOrFewerHaveAPieceInCommon(
            @ForAll long bits, @ForAll @Size(max = 7) Set<@IntRange(max = 63) Integer> changed) {
        long other = bits;
        for (int bit : changed) {
            other ^= 1L << bit;
        }
        assertThat(new PhotoPrint(0, bits).distance(new PhotoPrint(0, other))).isEqualTo(changed.size());
        assertThat(Arrays.asList(PhotoPrint.bands(bits))).containsAnyElementsOf(Arrays.asList(PhotoPrint.bands(other)));
    }

    @Property
    void aPieceTellsItsPlaceAndAllEightTogetherTellThePrint(@ForAll long bits) {
        long again = 0;
        for (short band : PhotoPrint.bands(bits)) {
            again |= (long) (band & 0xFF) << 8 * (band >> 8);
        }
        assertThat(again).isEqualTo(bits);
    }

    @Test
    void theMirroredPrintIsThatOfTheMirroredPhoto() {
        var photo = PhotoForgeries.picture(PhotoStudio.take(Scene.LANE, false, 11, Instant.EPOCH));
        var print = PhotoPrint.of(Grey.of(photo)).getFirst();
        var mirrored = PhotoPrint.of(Grey.of(PhotoForgeries.mirrored(photo))).getFirst();

        assertThat(print.mirrored().distance(mirrored)).isZero();
        assertThat(print.distance(mirrored)).isGreaterThan(10);
    }

    @Test
    void aPhotoThatShowsNothingHasNoPrint() {
        assertThat(PhotoPrint.of(Grey.of(new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB))))
                .isEmpty();
    }

    @Test
    void aScreenshotIsToldByItsSizeAndTheMissingCameraAlone() {
        assertThat(signs(null, null, MediaType.PNG, 1080, 1920).screenshot()).isTrue();
        assertThat(signs(null, null, MediaType.JPEG, 1080, 2400).screenshot()).isTrue();
        assertThat(signs(null, null, MediaType.JPEG, 1080, 1920).screenshot()).isFalse();
        assertThat(signs("Phone 9", null, MediaType.JPEG, 1080, 2400).screenshot())
                .isFalse();
        assertThat(signs(null, null, MediaType.JPEG, 4000, 3000).screenshot()).isFalse();
        assertThat(signs("Phone 9", "Adobe Photoshop 25.0", MediaType.JPEG, 4000, 3000)
                        .software())
                .isEqualTo("Adobe Photoshop 25.0");
        assertThat(signs("Phone 9", "HarmonyOS 4.2", MediaType.JPEG, 4000, 3000).doubtful())
                .isFalse();
    }

    private static PhotoSigns signs(
            @Nullable String device, @Nullable String software, MediaType type, int width, int height) {
        return PhotoSigns.of(new PhotoFacts(null, null, null, device, 1, software, null), type, width, height);
    }
}
