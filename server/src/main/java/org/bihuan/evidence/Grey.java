package org.bihuan.evidence;

import java.awt.image.BufferedImage;

/**
 * The brightness of a picture, summed up from its corner, so that any part of it is read at any fineness at the same
 * cost. Made of previews only, whose size is known.
 */
final class Grey {

    private static final int MOST_PIXELS = 4_000_000;

    private final int width;
    private final int height;
    private final double[] sums;

    private Grey(int width, int height, double[] sums) {
        this.width = width;
        this.height = height;
        this.sums = sums;
    }

    static Grey of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        if ((long) width * height > MOST_PIXELS) {
            throw new IllegalArgumentException("not a preview: " + width + " x " + height);
        }
        var sums = new double[(width + 1) * (height + 1)];
        var line = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, line, 0, width);
            double left = 0;
            for (int x = 0; x < width; x++) {
                left += brightness(line[x]);
                sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + left;
            }
        }
        return new Grey(width, height, sums);
    }

    private static double brightness(int rgb) {
        return 0.299 * (rgb >> 16 & 0xFF) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF);
    }

    /**
     * The mean brightness of each of so many times so many cells of a part, line by line.
     *
     * @param part within the picture
     */
    double[] cells(Part part, int fineness) {
        var cells = new double[fineness * fineness];
        double stepX = part.size() * width / fineness;
        double stepY = part.size() * height / fineness;
        for (int row = 0; row < fineness; row++) {
            double top = part.top() * height + row * stepY;
            for (int column = 0; column < fineness; column++) {
                double left = part.left() * width + column * stepX;
                double sum = sum(left + stepX, top + stepY)
                        - sum(left, top + stepY)
                        - sum(left + stepX, top)
                        + sum(left, top);
                cells[row * fineness + column] = sum / (stepX * stepY);
            }
        }
        return cells;
    }

    /** The sum of all above and left of a point, which may lie within a pixel. */
    private double sum(double x, double y) {
        int left = Math.clamp((int) x, 0, width - 1);
        int top = Math.clamp((int) y, 0, height - 1);
        double right = Math.clamp(x - left, 0, 1);
        double low = Math.clamp(y - top, 0, 1);
        int at = top * (width + 1) + left;
        int below = at + width + 1;
        double above = sums[at] * (1 - right) + sums[at + 1] * right;
        double under = sums[below] * (1 - right) + sums[below + 1] * right;
        return above * (1 - low) + under * low;
    }

    /**
     * A part of a picture with the same proportions, as fractions of its sides.
     *
     * @param size 1 is the whole
     */
    record Part(double left, double top, double size) {
        static final Part WHOLE = new Part(0, 0, 1);
    }
}
