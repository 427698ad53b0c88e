package org.bihuan.demo.story;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.bihuan.demo.photo.Scene;
import org.bihuan.matter.MatterType;
import org.bihuan.matter.Severity;
import org.bihuan.matter.SourceKind;

/** Makes up what matters are about, from the tables {@code hazards}, {@code problems}, {@code supervised}, {@code places}. */
final class Subjects {

    private static final List<String> STREETS = List.of("澜河街道", "新桥街道", "柳林街道", "港城街道");
    private static final List<String> PARKS = List.of("空港产业园", "综合保税区", "智能制造园");
    private static final List<String> SPONSORS = List.of("郑建国", "钱思远", "尤明辉", "孙立新");

    private final List<List<String>> hazards = DemoTable.rows("hazards.csv");
    private final List<List<String>> problems = DemoTable.rows("problems.csv");
    private final List<List<String>> supervised = DemoTable.rows("supervised.csv");
    private final List<List<String>> places = DemoTable.rows("places.csv");
    private final RandomGenerator random;
    private int hazardCount;
    private int problemCount;
    private int supervisedCount;

    Subjects(RandomGenerator random) {
        this.random = random;
    }

    Subject hazard(LocalDate foundOn) {
        var row = hazards.get(hazardCount++ % hazards.size());
        var enterprise = MadeUpNames.enterprise(random);
        int building = 1 + random.nextInt(12);
        int floor = 1 + random.nextInt(5);
        var inPark = random.nextInt(5) == 0;
        var street = pick(STREETS);
        return new Subject(
                MatterType.HAZARD,
                enterprise.brief() + " " + building + "# 楼 " + floor + " 层" + row.get(0),
                row.get(3),
                Severity.valueOf(row.get(2)),
                SourceKind.INSPECTION,
                "“厂中厂”专项整治 · 大起底第 " + (1 + random.nextInt(2)) + " 轮",
                (inPark ? pick(PARKS) : street) + " " + building + "# 楼 " + floor + " 层",
                enterprise.name(),
                enterprise.creditCode(),
                inPark ? pick(PARKS) : street,
                row.get(2).equals("MAJOR") ? List.of("消防救援大队") : List.of(),
                street,
                "应急管理局",
                null,
                MadeUpNames.person(random),
                Map.of(
                        "foundOn",
                        foundOn.toString(),
                        "tenancy",
                        random.nextBoolean() ? "承租" : "出租",
                        "building",
                        building + "#",
                        "floor",
                        String.valueOf(floor),
                        "measure",
                        row.get(2).equals("MAJOR") ? "停产停业整顿" : "限期整改并复查"),
                Scene.valueOf(row.get(1)),
                List.of(row.get(4)),
                row.get(5),
                row.get(6));
    }

    Subject problem(LocalDate foundOn) {
        var row = problems.get(problemCount++ % problems.size());
        var place = pick(places);
        var street = place.get(1);
        var where = where(row.get(2), place);
        var byStreet = row.get(4).equals("街道");
        var fields = row.get(2).equals("小区")
                ? Map.of("foundOn", foundOn.toString(), "manager", place.get(2))
                : Map.of("foundOn", foundOn.toString());
        return new Subject(
                MatterType.PROBLEM,
                where + row.get(0),
                row.get(5),
                null,
                row.get(3).equals("信访") || row.get(3).equals("市民热线") ? SourceKind.PETITION : SourceKind.INSPECTION,
                row.get(3),
                street + " " + where.strip(),
                place.get(0),
                null,
                byStreet ? street : row.get(4),
                byStreet ? List.of() : List.of(street),
                street,
                byStreet ? "住房和城乡建设局" : null,
                null,
                MadeUpNames.person(random),
                fields,
                Scene.valueOf(row.get(1)),
                List.of(row.get(6)),
                row.get(7),
                row.get(8));
    }

    private String where(String kind, List<String> place) {
        return switch (kind) {
            case "小区" -> place.getFirst() + " " + (1 + random.nextInt(29)) + " 栋 " + (1 + random.nextInt(4)) + " 单元";
            case "道路" -> place.getFirst() + "门前道路";
            default -> place.getFirst() + "配套工地";
        };
    }

    Subject supervised() {
        int turn = supervisedCount / supervised.size();
        var row = supervised.get(supervisedCount++ % supervised.size());
        return new Subject(
                MatterType.SUPERVISED_ITEM,
                turn == 0 ? row.get(0) : row.get(0) + "（子项 " + turn + "）",
                row.get(5),
                null,
                SourceKind.valueOf(row.get(3)),
                row.get(4),
                null,
                null,
                null,
                row.get(1),
                DemoTable.parts(row.get(2)),
                null,
                null,
                pick(SPONSORS),
                MadeUpNames.person(random),
                Map.of(),
                Scene.PAPERS,
                List.of(row.get(6), row.get(7)),
                row.get(8),
                "现场核查与反馈不一致，佐证材料不足以证明已完成。");
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
