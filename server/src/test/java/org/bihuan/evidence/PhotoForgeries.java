package org.bihuan.evidence;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** What people do to a photo so that it looks like another one. */
public final class PhotoForgeries {

    private PhotoForgeries() {}

    public static Map<String, UnaryOperator<BufferedImage>> all() {
        var all = new LinkedHashMap<String, UnaryOperator<BufferedImage>>();
        for (int quality : new int[] {90, 60, 30, 15}) {
            all.put("quality " + quality, image -> compressed(image, quality / 100f));
        }
        all.put("half the size", image -> resized(image, image.getWidth() / 2, image.getHeight() / 2));
        all.put("squeezed to 16:9", image -> resized(image, 640, 360));
        for (int percent : new int[] {5, 10, 15, 20}) {
            double size = 1 - percent / 100.0;
            all.put("cropped " + percent + "% around", image -> cropped(image, size, 0.5, 0.5));
            all.put("cropped " + percent + "% at a corner", image -> cropped(image, size, 0, 0));
            all.put("cropped " + percent + "% anywhere", image -> cropped(image, size, 0.8, 0.3));
        }
        all.put("mirrored", PhotoForgeries::mirrored);
        all.put("mirrored and cropped", image -> mirrored(cropped(image, 0.9, 0.5, 0.5)));
        all.put("brighter", image -> lit(image, 1.2f));
        all.put("darker", image -> lit(image, 0.7f));
        return all;
    }

    public static BufferedImage picture(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A file without EXIF, as it comes out of an editor or a messenger. */
    public static byte[] file(BufferedImage image, String format) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return out.toByteArray();
    }

    public static BufferedImage mirrored(BufferedImage image) {
        var mirrored = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var pen = mirrored.createGraphics();
        pen.drawImage(image, image.getWidth(), 0, -image.getWidth(), image.getHeight(), null);
        pen.dispose();
        return mirrored;
    }

    public static BufferedImage cropped(BufferedImage image, double size, double across, double down) {
        int width = (int) (image.getWidth() * size);
        int height = (int) (image.getHeight() * size);
        return image.getSubimage(
                (int) ((image.getWidth() - width) * across),
                (int) ((image.getHeight() - height) * down),
                width,
                height);
    }

    public static BufferedImage resized(BufferedImage image, int width, int height) {
        var resized = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = resized.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(image, 0, 0, width, height, null);
        pen.dispose();
        return resized;
    }

    private static BufferedImage lit(BufferedImage image, float factor) {
        return new RescaleOp(factor, 0, null).filter(resized(image, image.getWidth(), image.getHeight()), null);
    }

    private static BufferedImage compressed(BufferedImage image, float quality) {
        var out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpg").next();
        var wanted = writer.getDefaultWriteParam();
        wanted.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        wanted.setCompressionQuality(quality);
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), wanted);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            writer.dispose();
        }
        return picture(out.toByteArray());
    }
}
