package org.bihuan.demo.photo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Takes the drawn photos. The seed is the place: taken twice, it is seen again from slightly elsewhere. */
public final class PhotoStudio {

    /** The middle of the made-up zone; every photo is taken somewhere within a few kilometres. */
    private static final double LATITUDE = 33.61;

    private static final double LONGITUDE = 119.02;
    private static final String[] DEVICES = {"Field Phone A2", "Field Phone B7", "Patrol Camera 3"};

    private PhotoStudio() {}

    /** The photo with its edges cut off and saved anew, without what it told of its taking. */
    public static byte[] trimmed(byte[] photo) {
        var out = new ByteArrayOutputStream();
        try {
            var image = ImageIO.read(new ByteArrayInputStream(photo));
            int x = image.getWidth() / 24;
            int y = image.getHeight() / 24;
            ImageIO.write(image.getSubimage(x, y, image.getWidth() - 2 * x, image.getHeight() - 2 * y), "jpg", out);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return out.toByteArray();
    }

    /** A JPEG of the scene, before or after it was put right, with the facts of its taking inside. */
    public static byte[] take(Scene scene, boolean after, long seed, Instant at) {
        var random = new SplittableRandom(seed);
        var brush = new Brush(random);
        brush.shake(new SplittableRandom(at.toEpochMilli()));
        scene.paint(brush, after);
        brush.wear(new SplittableRandom(~seed));
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(brush.finish(), "jpg", out);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        // Of its own, for before and after paint differently and are the same place.
        var place = new SplittableRandom(seed * 31 + 17);
        return ExifSegment.into(
                out.toByteArray(),
                at,
                LATITUDE + place.nextDouble(-0.03, 0.03),
                LONGITUDE + place.nextDouble(-0.03, 0.03),
                DEVICES[place.nextInt(DEVICES.length)]);
    }
}
