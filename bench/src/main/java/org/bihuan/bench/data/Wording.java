package org.bihuan.bench.data;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What a matter is about, in words whose pinyin initials are known.
 *
 * @param initials of the title
 */
record Wording(String title, String initials, String place, String subject, String responsible) {

    private static final int RARE_ONE_IN = 1_000;

    private record Said(String text, String initials) {}

    private static final Said RARE = new Said("甲醛浓度超标", "jqndcb");

    private static final List<Said> WHAT = List.of(
            new Said("喷淋系统停用", "plxtty"),
            new Said("安全出口上锁", "aqcksx"),
            new Said("疏散通道堆放物品", "sstddfwp"),
            new Said("应急照明灯损坏", "yjzmdsh"),
            new Said("灭火器超期未检", "mhqcqwj"),
            new Said("电气线路私拉乱接", "dqxlslld"),
            new Said("消火栓无水", "xhsws"),
            new Said("粉尘车间除尘器未接地", "fccjccqwjd"),
            new Said("电动自行车楼道充电", "ddzxcldcd"),
            new Said("燃气报警器未接入", "rqbjqwjr"),
            new Said("防火门闭门器缺失", "fhmbmqqs"),
            new Said("特种设备未年检", "tzsbwnj"),
            new Said("用电接入堵点未解决", "ydjrddwjj"),
            new Said("拖欠工资线索核查", "tqgzxshc"));

    private static final List<Said> WHERE = List.of(
            new Said("高庄花园", "gzhy"),
            new Said("红枫国际", "hfgj"),
            new Said("盐河雅苑", "yhyy"),
            new Said("米兰花园", "mlhy"),
            new Said("东湖新城", "dhxc"),
            new Said("空港家园", "kgjy"),
            new Said("智造产业园", "zzcyy"),
            new Said("综保仓库区", "zbckq"),
            new Said("滨河市场", "bhsc"),
            new Said("港城物流园", "gcwly"));

    private static final List<String> FAMILY = List.of("赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈");
    private static final List<String> GIVEN = List.of("建国", "海燕", "立新", "雪梅", "晓东", "佳怡", "文博", "振宇");

    static Wording of(SplittableRandom random) {
        var what = random.nextInt(RARE_ONE_IN) == 7 ? RARE : pick(WHAT, random);
        var where = pick(WHERE, random);
        int building = 1 + random.nextInt(48);
        return new Wording(
                where.text() + building + "栋" + what.text(),
                where.initials() + building + "d" + what.initials(),
                where.text() + building + "栋" + (1 + random.nextInt(18)) + "层",
                where.text() + "第" + (1 + random.nextInt(400)) + "号企业",
                pick(FAMILY, random) + pick(GIVEN, random));
    }

    static <T> T pick(List<T> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }
}
