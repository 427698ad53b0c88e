package org.bihuan.evidence;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A photo being previewed. Its size is read from the header and judged before anything is decoded; decoding skips
 * pixels it will not need, and no more than two photos are decoded at a time, so that no crowd of uploads fills the
 * memory.
 *
 * @param width pixels as stored, before it is turned upright
 */
record Photo(Path file, MediaType type, int width, int height, int orientation) {

    static final long MOST_PIXELS = 80_000_000;
    private static final Semaphore DECODING = new Semaphore(2);
    private static final double QUALITY = 0.82;

    static Photo open(Path file, MediaType type, int orientation) throws IOException {
        try (var stream = ImageIO.createImageInputStream(file.toFile())) {
            var reader = reader(type);
            try {
                reader.setInput(stream, true, true);
                var photo = new Photo(file, type, reader.getWidth(0), reader.getHeight(0), orientation);
                photo.mustBeDecodable();
                return photo;
            } catch (IOException | RuntimeException damaged) {
                throw damaged instanceof Problem problem ? problem : Refusal.broken();
            } finally {
                reader.dispose();
            }
        }
    }

    private void mustBeDecodable() {
        if ((long) width * height > MOST_PIXELS) {
            throw Refusal.tooManyPixels(MOST_PIXELS);
        }
    }

    boolean lyingDown() {
        return orientation >= 5;
    }

    int uprightWidth() {
        return lyingDown() ? height : width;
    }

    int uprightHeight() {
        return lyingDown() ? width : height;
    }

    /**
     * Writes upright JPEG previews with the given longest sides, largest first; they carry no EXIF. False when the
     * colours are of a print shop's kind, which is sound but cannot be shown.
     */
    boolean preview(int[] sizes, Path[] targets) throws IOException {
        DECODING.acquireUninterruptibly();
        try {
            var image = decode(sizes[0]);
            if (image == null) {
                return false;
            }
            for (int i = 0; i < sizes.length; i++) {
                image = scaled(image, sizes[i], i == 0);
                try (var out = Files.newOutputStream(targets[i])) {
                    Thumbnails.of(image)
                            .scale(1)
                            .outputFormat("jpg")
                            .outputQuality(QUALITY)
                            .toOutputStream(out);
                }
            }
            return true;
        } finally {
            DECODING.release();
        }
    }

    private BufferedImage scaled(BufferedImage image, int size, boolean turn) throws IOException {
        int longest = Math.max(image.getWidth(), image.getHeight());
        var work = Thumbnails.of(image).imageType(BufferedImage.TYPE_INT_RGB);
        var sized = longest > size ? work.size(size, size) : work.scale(1);
        if (turn && orientation != 1) {
            sized.addFilter(ExifFilterUtils.getFilterForOrientation(Orientation.typeOf(orientation)));
        }
        return sized.asBufferedImage();
    }

    private @Nullable BufferedImage decode(int size) throws IOException {
        try (var stream = ImageIO.createImageInputStream(file.toFile())) {
            var reader = reader(type);
            try {
                reader.setInput(stream, true, true);
                reader.addIIOReadWarningListener(CUT_OFF);
                var wanted = reader.getDefaultReadParam();
                int step = Math.max(1, Math.max(width, height) / (size * 2));
                wanted.setSourceSubsampling(step, step, 0, 0);
                return onWhite(reader.read(0, wanted));
            } catch (IOException | RuntimeException damaged) {
                if (String.valueOf(damaged.getMessage()).contains("Unsupported Image Type")) {
                    return null;
                }
                throw Refusal.broken();
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage onWhite(BufferedImage image) {
        var flat = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var pen = flat.createGraphics();
        pen.drawImage(image, 0, 0, Color.WHITE, null);
        pen.dispose();
        return flat;
    }

    /** The decoder only warns when the end is missing; a proof of which a part is missing is none. */
    private static final IIOReadWarningListener CUT_OFF = (source, warning) -> {
        if (warning.contains("premature end") || warning.contains("Truncated File")) {
            throw new IllegalStateException(warning);
        }
    };

    private static ImageReader reader(MediaType type) {
        return ImageIO.getImageReadersByMIMEType(type.mediaTypeName()).next();
    }
}
