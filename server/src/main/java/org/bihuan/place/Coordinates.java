package org.bihuan.place;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A point in WGS-84, in degrees.
 *
 * @param accuracy radius in metres within which it lies, 0 to 100,000; absent when nobody measured it
 */
public record Coordinates(
        double longitude,
        double latitude,
        @Nullable @Min(0) @Max(100_000) Double accuracy) {

    private static final double WEST = 73;
    private static final double EAST = 136;
    private static final double SOUTH = 3;
    private static final double NORTH = 54;
    /** Mean radius of the earth in metres (IUGG). */
    private static final double RADIUS = 6_371_008.8;

    /** Whether the point lies in China at all; swapped or mistyped degrees do not. */
    static boolean isSensible(double longitude, double latitude) {
        return longitude >= WEST && longitude <= EAST && latitude >= SOUTH && latitude <= NORTH;
    }

    /** Refuses with {@code PLACE-POSITION-WRONG} what cannot be a place here; not a number is none either. */
    public Coordinates mustBeSensible(String field) {
        if (!isSensible(longitude, latitude)) {
            throw Problem.field(field, "PLACE-POSITION-WRONG", "位置不在国内范围：经度应在 73 至 136 之间，纬度应在 3 至 54 之间，请检查是否填反。");
        }
        return this;
    }

    /** Along the surface, in metres. */
    public double metresTo(Coordinates other) {
        double north = Math.toRadians(other.latitude - latitude);
        double east = Math.toRadians(other.longitude - longitude);
        double half = Math.pow(Math.sin(north / 2), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * Math.pow(Math.sin(east / 2), 2);
        return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(half)));
    }
}
