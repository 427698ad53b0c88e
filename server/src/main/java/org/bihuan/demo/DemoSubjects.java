package org.bihuan.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bihuan.demo.story.DemoTable;
import org.bihuan.demo.story.MadeUpNames;
import org.bihuan.place.AreaFacts;
import org.bihuan.place.AreaId;
import org.bihuan.place.AreaKind;
import org.bihuan.place.Areas;
import org.bihuan.place.Coordinates;
import org.bihuan.place.Outline;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Ids;
import org.bihuan.shared.Viewer;
import org.bihuan.shared.ZoneKey;
import org.bihuan.subject.NewRelation;
import org.bihuan.subject.RelationKind;
import org.bihuan.subject.Relations;
import org.bihuan.subject.SubjectFacts;
import org.bihuan.subject.SubjectId;
import org.bihuan.subject.Subjects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Four streets with their grids on the map, and some sixty subjects in them: plants let to others, communities, houses. */
@Component
@ConditionalOnBooleanProperty("bihuan.demo")
final class DemoSubjects {

    private static final String OFFICER = "ducha";
    private static final List<String> STREETS = List.of("澜河街道", "新桥街道", "柳林街道", "港城街道");
    private static final double WEST = 119.9;
    private static final double SOUTH = 31.7;
    private static final double SIDE = 0.06;
    private static final int LESSORS = 6;
    private static final int ALONE = 16;
    private static final int HOUSES = 8;

    private final Areas areas;
    private final Subjects subjects;
    private final Relations relations;
    private final DemoCast cast;
    private final Clock clock;
    private final Random random = new Random(20_260_901);
    private final HashSet<String> names = new HashSet<>();

    DemoSubjects(Areas areas, Subjects subjects, Relations relations, DemoCast cast, Clock clock) {
        this.areas = areas;
        this.subjects = subjects;
        this.relations = relations;
        this.cast = cast;
        this.clock = clock;
    }

    void record(ZoneKey zone) {
        var officer = cast.viewer(zone, OFFICER);
        var entered = cast.of(zone);
        for (int at = 0; at < STREETS.size(); at++) {
            var town = area(officer, null, AreaKind.TOWN, STREETS.get(at), entered, square(at, 0, 0, SIDE));
            for (int grid = 0; grid < 4; grid++) {
                area(
                        officer,
                        town,
                        AreaKind.GRID,
                        "第" + "一二三四".charAt(grid) + "网格",
                        entered,
                        square(at, SIDE / 2 * (grid % 2), SIDE / 2 * (grid / 2), SIDE / 2));
            }
        }
        for (int at = 0; at < LESSORS; at++) {
            plant(officer, at % STREETS.size());
        }
        for (int at = 0; at < ALONE; at++) {
            var enterprise = enterprise();
            subject(officer, "ENTERPRISE", enterprise.name(), enterprise.creditCode(), at % STREETS.size(), Map.of());
        }
        for (var row : DemoTable.rows("places.csv")) {
            if (STREETS.contains(row.get(1)) && row.get(2).contains("物业")) {
                subject(
                        officer,
                        "COMMUNITY",
                        row.get(0),
                        null,
                        STREETS.indexOf(row.get(1)),
                        Map.of("propertyCompany", row.get(2)));
            }
        }
        for (int at = 0; at < HOUSES; at++) {
            var street = at % STREETS.size();
            subject(
                    officer,
                    "SELF_BUILT_HOUSE",
                    STREETS.get(street).substring(0, 2) + "村 " + (11 + 7 * at) + " 号自建房",
                    null,
                    street,
                    Map.of("floors", "" + (2 + at % 3), "commercial", "" + (at % 2 == 0)));
        }
    }

    private AreaId area(
            Viewer officer,
            @Nullable AreaId parent,
            AreaKind kind,
            String name,
            DemoCast.Entered entered,
            Outline outline) {
        var id = new AreaId(Ids.next());
        var unit = kind == AreaKind.TOWN ? entered.units().get(name) : null;
        areas.write(officer, id, 0, new AreaFacts(parent, kind, name, unit, null, outline, 0));
        return id;
    }

    private static Outline square(int street, double east, double north, double side) {
        double west = WEST + SIDE * (street % 2) + east;
        double south = SOUTH + SIDE * (street / 2) + north;
        return new Outline(
                "Polygon",
                List.of(List.of(
                        List.of(west, south),
                        List.of(west + side, south),
                        List.of(west + side, south + side),
                        List.of(west, south + side),
                        List.of(west, south))));
    }

    /** A plant within a plant (厂中厂): a lessor, its building, and those it lets to. */
    private void plant(Viewer officer, int street) {
        var owner = enterprise();
        var lessor =
                subject(officer, "LESSOR", owner.name(), owner.creditCode(), street, Map.of("safetyAgreement", "true"));
        var building = subject(
                officer, "BUILDING", owner.brief() + " 1# 楼", null, street, Map.of("floors", "4", "fireRating", "丙类"));
        relate(officer, building, RelationKind.PART_OF, lessor);
        for (int at = 0; at < 3; at++) {
            var tenant = enterprise();
            var lessee = subject(
                    officer,
                    "LESSEE",
                    tenant.name(),
                    tenant.creditCode(),
                    street,
                    Map.of(
                            "rentedArea",
                            "" + (300 + random.nextInt(2_000)),
                            "employees",
                            "" + (8 + random.nextInt(90))));
            relate(officer, lessor, RelationKind.LESSOR_OF, lessee);
            relate(officer, lessee, RelationKind.OCCUPIES, building);
        }
    }

    private MadeUpNames.Enterprise enterprise() {
        var made = new ArrayList<MadeUpNames.Enterprise>();
        do {
            made.add(MadeUpNames.enterprise(random));
        } while (!names.add(made.getLast().brief()));
        return made.getLast();
    }

    private void relate(Viewer officer, SubjectId from, RelationKind kind, SubjectId to) {
        var since = BusinessZone.today(clock).minusDays(100 + random.nextInt(900));
        relations.relate(officer, from, new NewRelation(Ids.next(), kind, true, to, since, null));
    }

    private SubjectId subject(
            Viewer officer, String type, String name, @Nullable String code, int street, Map<String, String> answers) {
        var id = new SubjectId(Ids.next());
        var placed = random.nextInt(8) != 0;
        var position = new Coordinates(
                WEST + SIDE * (street % 2) + SIDE * (0.05 + 0.9 * random.nextDouble()),
                SOUTH + SIDE * (street / 2) + SIDE * (0.05 + 0.9 * random.nextDouble()),
                null);
        subjects.write(
                officer,
                id,
                0,
                new SubjectFacts(
                        type,
                        name,
                        code,
                        null,
                        null,
                        cast.of(officer.zone()).units().get(STREETS.get(street)),
                        null,
                        null,
                        STREETS.get(street) + (random.nextBoolean() ? "澜河路 " : "兴业路 ") + (1 + random.nextInt(200))
                                + " 号",
                        MadeUpNames.person(random),
                        null,
                        placed ? position : null,
                        null,
                        answers));
        return id;
    }
}
