package org.bihuan.evidence;

import java.util.ArrayList;
import java.util.List;
import org.bihuan.evidence.Grey.Part;

/**
 * What a photo looks like, in 64 bits (感知哈希): the signs of the lowest frequencies of its brightness. Re-compressed,
 * resized or lit otherwise, few bits change; the number of them is the distance of two photos.
 *
 * @param part 0 is the whole photo, the others are parts of it as somebody might crop it
 */
record PhotoPrint(int part, long bits) {

    static final int BANDS = 8;

    private static final int FINENESS = 32;
    private static final int BITS = 64;
    private static final double[] CROPS = {0.925, 0.82};
    private static final double[][] CORNERS = {{0.5, 0.5}, {0, 0}, {1, 0}, {0, 1}, {1, 1}};

    /** Below this standard deviation of brightness (0 to 255) there is nothing to see, and noise would decide. */
    private static final double LEAST_CONTRAST = 6;

    private static final List<Part> PARTS = parts();
    private static final int[][] FREQUENCIES = frequencies();
    private static final double[][] WAVES = waves();
    private static final long ODD_ACROSS = oddAcross();

    /** The print of the whole and of its parts; none of a photo that shows nothing. */
    static List<PhotoPrint> of(Grey grey) {
        if (contrast(grey.cells(Part.WHOLE, FINENESS)) < LEAST_CONTRAST) {
            return List.of();
        }
        var prints = new ArrayList<PhotoPrint>();
        for (int part = 0; part < PARTS.size(); part++) {
            prints.add(new PhotoPrint(part, bits(grey.cells(PARTS.get(part), FINENESS))));
        }
        return prints;
    }

    /** The print of the same photo mirrored: waves that are odd from left to right change their sign. */
    PhotoPrint mirrored() {
        return new PhotoPrint(part, bits ^ ODD_ACROSS);
    }

    int distance(PhotoPrint other) {
        return Long.bitCount(bits ^ other.bits);
    }

    /**
     * Eight pieces of eight bits, each told apart by its place. Two prints that differ in seven bits or fewer have a piece
     * in common.
     */
    Short[] bands() {
        return bands(bits);
    }

    static Short[] bands(long bits) {
        var bands = new Short[BANDS];
        for (int band = 0; band < BANDS; band++) {
            bands[band] = (short) (band << 8 | (int) (bits >>> 8 * band & 0xFF));
        }
        return bands;
    }

    private static long bits(double[] cells) {
        var across = new double[FINENESS][WAVES.length];
        for (int row = 0; row < FINENESS; row++) {
            for (int wave = 0; wave < WAVES.length; wave++) {
                double sum = 0;
                for (int column = 0; column < FINENESS; column++) {
                    sum += cells[row * FINENESS + column] * WAVES[wave][column];
                }
                across[row][wave] = sum;
            }
        }
        long bits = 0;
        for (int bit = 0; bit < BITS; bit++) {
            double sum = 0;
            for (int row = 0; row < FINENESS; row++) {
                sum += across[row][FREQUENCIES[bit][0]] * WAVES[FREQUENCIES[bit][1]][row];
            }
            bits |= sum > 0 ? 1L << bit : 0;
        }
        return bits;
    }

    private static double contrast(double[] cells) {
        double sum = 0;
        double squares = 0;
        for (double cell : cells) {
            sum += cell;
            squares += cell * cell;
        }
        double mean = sum / cells.length;
        return Math.sqrt(Math.max(0, squares / cells.length - mean * mean));
    }

    private static List<Part> parts() {
        var parts = new ArrayList<>(List.of(Part.WHOLE));
        for (double size : CROPS) {
            for (double[] corner : CORNERS) {
                parts.add(new Part(corner[0] * (1 - size), corner[1] * (1 - size), size));
            }
        }
        return List.copyOf(parts);
    }

    /** The lowest ones first, without the mean brightness: how many half waves across and down. */
    private static int[][] frequencies() {
        var frequencies = new ArrayList<int[]>();
        for (int sum = 1; frequencies.size() < BITS; sum++) {
            for (int across = 0; across <= sum && frequencies.size() < BITS; across++) {
                frequencies.add(new int[] {across, sum - across});
            }
        }
        return frequencies.toArray(int[][]::new);
    }

    private static double[][] waves() {
        int high = 0;
        for (int[] frequency : FREQUENCIES) {
            high = Math.max(high, Math.max(frequency[0], frequency[1]));
        }
        var waves = new double[high + 1][FINENESS];
        for (int wave = 0; wave <= high; wave++) {
            for (int at = 0; at < FINENESS; at++) {
                waves[wave][at] = Math.cos(Math.PI * (2 * at + 1) * wave / (2.0 * FINENESS));
            }
        }
        return waves;
    }

    private static long oddAcross() {
        long odd = 0;
        for (int bit = 0; bit < BITS; bit++) {
            odd |= (long) (FREQUENCIES[bit][0] & 1) << bit;
        }
        return odd;
    }
}
