package org.bihuan.place;

import java.util.List;
import java.util.Objects;
import org.bihuan.shared.Problem;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;

/**
 * The outline of an area or a building: a polygon of GeoJSON (RFC 7946) in WGS-84, longitude before latitude, its first
 * ring outside and the others holes. Rings are closed and do not cross; at most {@value #MOST_POINTS} points in all.
 */
public record Outline(String type, List<List<List<Double>>> coordinates) {

    static final int MOST_POINTS = 2_000;
    private static final GeometryFactory SHAPES = new GeometryFactory();

    public Outline {
        Objects.requireNonNull(type);
        coordinates = List.copyOf(coordinates);
    }

    /** Refuses with {@code PLACE-OUTLINE-WRONG} what is no outline. */
    public Outline mustBeSound(String field) {
        if (!type.equals("Polygon") || coordinates.isEmpty()) {
            throw wrong(field, "轮廓须为 GeoJSON 多边形（Polygon）。");
        }
        if (coordinates.stream().mapToLong(List::size).sum() > MOST_POINTS) {
            throw wrong(field, "轮廓最多 " + MOST_POINTS + " 个点，请先简化。");
        }
        for (var ring : coordinates) {
            mustBeRing(field, ring);
        }
        if (!new IsValidOp(polygon()).isValid() || polygon().getArea() == 0) {
            throw wrong(field, "轮廓自身相交或没有面积，请重新绘制。");
        }
        return this;
    }

    private static void mustBeRing(String field, List<List<Double>> ring) {
        if (ring.size() < 4 || !ring.getFirst().equals(ring.getLast())) {
            throw wrong(field, "轮廓没有闭合：首尾应为同一点，且至少三个不同的点。");
        }
        for (var point : ring) {
            if (point.size() != 2
                    || point.stream().anyMatch(Objects::isNull)
                    || !Coordinates.isSensible(point.get(0), point.get(1))) {
                throw wrong(field, "轮廓中有点不在国内范围：应为经度（73 至 136）在前、纬度（3 至 54）在后。");
            }
        }
    }

    private static Problem wrong(String field, String detail) {
        return Problem.field(field, "PLACE-OUTLINE-WRONG", detail);
    }

    /** Whether the point lies inside or on the edge. */
    boolean covers(Coordinates point) {
        return polygon().covers(SHAPES.createPoint(new Coordinate(point.longitude(), point.latitude())));
    }

    /** Square degrees: to tell the smaller of two that overlap. */
    double size() {
        return polygon().getArea();
    }

    Envelope bounds() {
        return polygon().getEnvelopeInternal();
    }

    private Polygon polygon() {
        var rings = coordinates.stream().map(Outline::ring).toList();
        return SHAPES.createPolygon(
                rings.getFirst(), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    private static LinearRing ring(List<List<Double>> points) {
        return SHAPES.createLinearRing(points.stream()
                .map(point -> new Coordinate(point.get(0), point.get(1)))
                .toArray(Coordinate[]::new));
    }
}
