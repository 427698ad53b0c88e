package org.bihuan.evidence;

import org.bihuan.evidence.Grey.Part;

/**
 * Two photos laid over each other: the one as a part of the other, moved, enlarged and mirrored until they fit best. Told
 * as the correlation of their brightness; a copy comes to nearly 1, the same spot photographed anew does not.
 *
 * @param percent 0 to 100
 */
record PhotoOverlay(int percent, boolean mirrored) {

    private static final int COARSE = 16;
    private static final int FINE = 64;
    private static final int AROUND = 2;
    private static final double LEAST_SIZE = 0.76;
    private static final double STEP = 0.03;

    /** What fits worse than this at first sight will not fit at all. */
    private static final double LEAST_COARSE = 0.85;

    private static final double LEAST_STEP = 0.002;
    private static final double LEAST_GAIN = 0.0005;

    /** Right, down, larger. */
    private static final double[][] WAYS = {
        {1, 0, 0},
        {-1, 0, 0},
        {0, 1, 0},
        {0, -1, 0},
        {0, 0, 1},
        {0, 0, -1},
        {1, 1, 0},
        {-1, -1, 0},
        {1, -1, 0},
        {-1, 1, 0}
    };

    static PhotoOverlay of(Grey one, Grey other) {
        PhotoOverlay best = new PhotoOverlay(0, false);
        for (boolean mirrored : new boolean[] {false, true}) {
            int percent = Math.max(within(one, other, mirrored), within(other, one, mirrored));
            if (percent > best.percent) {
                best = new PhotoOverlay(percent, mirrored);
            }
        }
        return best;
    }

    /** How well the one fits some part of the other. */
    private static int within(Grey one, Grey other, boolean mirrored) {
        var coarse = level(one.cells(Part.WHOLE, COARSE), COARSE, mirrored);
        var best = Part.WHOLE;
        double most = -1;
        for (double size = 1; size >= LEAST_SIZE; size -= STEP) {
            for (double left = 0; left <= 1 - size + 1e-9; left += STEP) {
                for (double top = 0; top <= 1 - size + 1e-9; top += STEP) {
                    var part = new Part(left, top, size);
                    double fit = product(coarse, level(other.cells(part, COARSE), COARSE, false));
                    if (fit > most) {
                        most = fit;
                        best = part;
                    }
                }
            }
        }
        if (most < LEAST_COARSE) {
            return 0;
        }
        var fine = level(detail(one.cells(Part.WHOLE, FINE)), FINE, mirrored);
        return Math.clamp(Math.round(100 * nearby(fine, other, best)), 0, 100);
    }

    /** Moves and sizes the part by ever smaller steps while that makes it fit better. */
    private static double nearby(double[] fine, Grey other, Part around) {
        var best = around;
        double most = fit(fine, other, best);
        for (double step = STEP / 2; step >= LEAST_STEP; ) {
            boolean better = false;
            for (double[] way : WAYS) {
                double size = Math.clamp(best.size() + way[2] * step, 0.5, 1);
                double left = Math.clamp(best.left() + way[0] * step - way[2] * step / 2, 0, 1 - size);
                double top = Math.clamp(best.top() + way[1] * step - way[2] * step / 2, 0, 1 - size);
                var part = new Part(left, top, size);
                double fit = fit(fine, other, part);
                if (fit > most + LEAST_GAIN) {
                    most = fit;
                    best = part;
                    better = true;
                }
            }
            step = better ? step : step / 2;
        }
        return most;
    }

    private static double fit(double[] fine, Grey other, Part part) {
        return product(fine, level(detail(other.cells(part, FINE)), FINE, false));
    }

    /** What is left when each cell is held against its surroundings: edges and textures, not the light of the room. */
    private static double[] detail(double[] cells) {
        var detail = new double[cells.length];
        for (int row = 0; row < FINE; row++) {
            for (int column = 0; column < FINE; column++) {
                double sum = 0;
                int count = 0;
                for (int y = Math.max(0, row - AROUND); y <= Math.min(FINE - 1, row + AROUND); y++) {
                    for (int x = Math.max(0, column - AROUND); x <= Math.min(FINE - 1, column + AROUND); x++) {
                        sum += cells[y * FINE + x];
                        count++;
                    }
                }
                detail[row * FINE + column] = cells[row * FINE + column] - sum / count;
            }
        }
        return detail;
    }

    /** Without its mean and at length 1, so that light and contrast do not count. */
    private static double[] level(double[] cells, int fineness, boolean mirrored) {
        double mean = 0;
        for (double cell : cells) {
            mean += cell / cells.length;
        }
        double squares = 0;
        for (double cell : cells) {
            squares += (cell - mean) * (cell - mean);
        }
        double length = Math.max(1e-9, Math.sqrt(squares));
        var level = new double[cells.length];
        for (int at = 0; at < cells.length; at++) {
            int column = at % fineness;
            int from = mirrored ? at - column + fineness - 1 - column : at;
            level[at] = (cells[from] - mean) / length;
        }
        return level;
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += one[at] * other[at];
        }
        return sum;
    }
}
