package org.bihuan.subject;

import static org.bihuan.schema.subject.Tables.SUBJECT_;
import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.floor;

import java.util.List;
import java.util.UUID;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Subjects on a map: those in the part that is looked at, one by one while they are few, else counted by squares. */
@Repository
public class SubjectMap {

    /** The part of the map that is looked at, in degrees. */
    public record Window(double west, double south, double east, double north) {

        public Window {
            if (!(west < east && south < north && west >= -180 && east <= 180 && south >= -90 && north <= 90)) {
                throw Problem.invalid("SUBJECT-MAP-WINDOW-WRONG", "地图范围不正确。");
            }
        }
    }

    public record Point(UUID id, String name, String typeCode, SubjectState state, double longitude, double latitude) {}

    /** @param count subjects in the square, around the place in the middle of them */
    public record Cluster(int count, double longitude, double latitude) {}

    /** Either the points or the clusters. */
    public record View(List<Point> points, List<Cluster> clusters) {}

    static final int MOST_POINTS = 1_000;
    static final int SQUARES = 24;

    private final DSLContext sql;
    private final SubjectList list;

    SubjectMap(DSLContext sql, SubjectList list) {
        this.sql = sql;
        this.list = list;
    }

    @Transactional(readOnly = true)
    public View view(Viewer viewer, SubjectFilter filter, Window window) {
        viewer.mustHave(Permit.SUBJECT_READ);
        var where = list.condition(viewer, filter).and(inside(window));
        var points = sql.select(
                        SUBJECT_.ID,
                        SUBJECT_.NAME,
                        SUBJECT_.TYPE_CODE,
                        SUBJECT_.STATE,
                        SUBJECT_.LONGITUDE,
                        SUBJECT_.LATITUDE)
                .from(SUBJECT_)
                .where(where)
                .limit(MOST_POINTS + 1)
                .fetch(row -> new Point(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        SubjectState.valueOf(row.value4()),
                        row.value5(),
                        row.value6()));
        return points.size() <= MOST_POINTS
                ? new View(points, List.of())
                : new View(List.of(), clusters(where, window));
    }

    private List<Cluster> clusters(Condition where, Window window) {
        var column = floor(SUBJECT_.LONGITUDE.minus(window.west()).div((window.east() - window.west()) / SQUARES));
        var line = floor(SUBJECT_.LATITUDE.minus(window.south()).div((window.north() - window.south()) / SQUARES));
        return sql.select(count(), avg(SUBJECT_.LONGITUDE), avg(SUBJECT_.LATITUDE))
                .from(SUBJECT_)
                .where(where)
                .groupBy(column, line)
                .limit((SQUARES + 1) * (SQUARES + 1))
                .fetch(row -> new Cluster(
                        row.value1(), row.value2().doubleValue(), row.value3().doubleValue()));
    }

    static Condition inside(Window window) {
        return SUBJECT_.LONGITUDE
                .between(window.west(), window.east())
                .and(SUBJECT_.LATITUDE.between(window.south(), window.north()));
    }
}
