package org.bihuan.suspicion;

import org.bihuan.evidence.EvidenceFile;
import org.jspecify.annotations.Nullable;

/** Metres between the places two photos give, on the sphere (haversine). */
final class Distance {

    private static final double EARTH_METRES = 6_371_000;

    private Distance() {}

    /** Absent where either photo gives no place. */
    static @Nullable Integer metres(EvidenceFile one, EvidenceFile other) {
        if (one.latitude() == null
                || one.longitude() == null
                || other.latitude() == null
                || other.longitude() == null) {
            return null;
        }
        double south = Math.toRadians(one.latitude().doubleValue());
        double north = Math.toRadians(other.latitude().doubleValue());
        double along =
                Math.toRadians(other.longitude().doubleValue() - one.longitude().doubleValue());
        double half = Math.pow(Math.sin((north - south) / 2), 2)
                + Math.cos(south) * Math.cos(north) * Math.pow(Math.sin(along / 2), 2);
        return (int) Math.round(2 * EARTH_METRES * Math.asin(Math.sqrt(Math.min(1, half))));
    }
}
