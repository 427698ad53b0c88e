package org.bihuan.demo.photo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.random.RandomGenerator;

/**
 * A canvas of 1280 × 960 strokes' units, printed at half that, with the few strokes the scenes are made of, and what makes a drawing look photographed: a hand
 * that shakes, uneven light, grain. Uses no fonts, which a server may not have.
 */
final class Brush {

    static final int WIDTH = 1280;
    static final int HEIGHT = 960;

    private static final double PRINT = 0.5;

    private final BufferedImage image =
            new BufferedImage((int) (WIDTH * PRINT), (int) (HEIGHT * PRINT), BufferedImage.TYPE_INT_RGB);
    private final Graphics2D pen = image.createGraphics();
    private final RandomGenerator random;

    Brush(RandomGenerator random) {
        this.random = random;
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    }

    /** A whole number in the range, both ends included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** Every photo is taken from a slightly different place. */
    void shake(RandomGenerator hand) {
        double zoom = 1.04 + hand.nextDouble() * 0.14;
        pen.setTransform(AffineTransform.getScaleInstance(PRINT, PRINT));
        pen.translate(WIDTH / 2.0 + hand.nextInt(-30, 31), HEIGHT / 2.0 + hand.nextInt(-20, 21));
        pen.rotate((hand.nextDouble() - 0.5) * 0.06);
        pen.scale(zoom, zoom);
        pen.translate(-WIDTH / 2.0, -HEIGHT / 2.0);
    }

    /** Stains, patches, cracks and cables, by which one place is told from another of its kind. */
    void wear(RandomGenerator place) {
        for (int i = 0; i < 16; i++) {
            int x = place.nextInt(WIDTH);
            int y = place.nextInt(HEIGHT);
            boolean dark = place.nextBoolean();
            pen.setPaint(new Color(dark ? 0 : 255, dark ? 0 : 250, dark ? 10 : 235, place.nextInt(26, 74)));
            switch (place.nextInt(3)) {
                case 0 -> pen.fillOval(x, y, place.nextInt(30, 160), place.nextInt(20, 110));
                case 1 -> pen.fillRect(x, y, place.nextInt(30, 150), place.nextInt(20, 130));
                default -> {
                    pen.setStroke(new BasicStroke(place.nextInt(5, 14)));
                    pen.drawLine(x, y, x + place.nextInt(-260, 260), y + place.nextInt(-260, 260));
                }
            }
        }
    }

    void fill(int rgb, int x, int y, int width, int height) {
        pen.setPaint(new Color(rgb));
        pen.fillRect(x, y, width, height);
    }

    void shade(int top, int bottom, int x, int y, int width, int height) {
        pen.setPaint(new GradientPaint(x, y, new Color(top), x, y + (float) height, new Color(bottom)));
        pen.fillRect(x, y, width, height);
    }

    /** A rounded body lit from the left. */
    void body(int rgb, int x, int y, int width, int height, int round) {
        var base = new Color(rgb);
        pen.setPaint(new GradientPaint(x, y, base.brighter(), x + (float) width, y, base.darker()));
        pen.fillRoundRect(x, y, width, height, round, round);
    }

    void disc(int rgb, int x, int y, int radius) {
        pen.setPaint(new Color(rgb));
        pen.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    void ring(int rgb, int x, int y, int radius, int thick) {
        pen.setPaint(new Color(rgb));
        pen.setStroke(new BasicStroke(thick));
        pen.drawOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    void line(int rgb, int thick, int... points) {
        pen.setPaint(new Color(rgb));
        pen.setStroke(new BasicStroke(thick, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int i = 0; i + 3 < points.length; i += 2) {
            pen.drawLine(points[i], points[i + 1], points[i + 2], points[i + 3]);
        }
    }

    void shape(int rgb, int... points) {
        var shape = new Polygon();
        for (int i = 0; i < points.length; i += 2) {
            shape.addPoint(points[i], points[i + 1]);
        }
        pen.setPaint(new Color(rgb));
        pen.fillPolygon(shape);
    }

    /** Light that fades away from a point; {@code argb} with alpha. */
    void glow(int argb, int x, int y, int radius) {
        var color = new Color(argb, true);
        var gone = new Color(argb & 0xFFFFFF, true);
        pen.setPaint(new RadialGradientPaint(x, y, radius, new float[] {0, 1}, new Color[] {color, gone}));
        pen.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    /** Falling light to the edges, then grain. */
    BufferedImage finish() {
        pen.setTransform(AffineTransform.getScaleInstance(PRINT, PRINT));
        int cx = WIDTH / 2 + between(-200, 200);
        int cy = HEIGHT / 2 + between(-160, 100);
        pen.setPaint(new RadialGradientPaint(cx, cy, 1000, new float[] {0.25f, 1}, new Color[] {
            new Color(255, 250, 235, 18), new Color(0, 0, 20, 150)
        }));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.dispose();
        grain();
        return image;
    }

    private void grain() {
        var pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        long noise = 0;
        for (int i = 0; i < pixels.length; i++) {
            noise = i % 16 == 0 ? random.nextLong() : noise >>> 4;
            int shift = (int) (noise & 15) - 7;
            int rgb = pixels[i];
            pixels[i] = level(rgb >> 16, shift) << 16 | level(rgb >> 8, shift) << 8 | level(rgb, shift);
        }
    }

    private static int level(int channel, int shift) {
        return Math.clamp((channel & 0xFF) + shift, 0, 255);
    }
}
