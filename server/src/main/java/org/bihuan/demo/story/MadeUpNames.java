package org.bihuan.demo.story;

import java.util.random.RandomGenerator;

/** Enterprises and people nobody has met. Credit codes carry a region that does not exist and a right check sign. */
public final class MadeUpNames {

    private static final String[] HOUSES = {
        "星海", "同创", "恒通", "博瑞", "瑞丰", "鼎力", "汉维", "维德", "金桥", "和兴", "中宸", "新嘉", "东辰", "启泽", "远航", "嘉禾"
    };
    private static final String[] TRADES = {
        "新材料", "纺织", "包装", "机械", "电子", "光伏", "金属制品", "食品", "塑业", "医疗器械", "汽车零部件", "智能装备"
    };
    private static final String SURNAMES = "秦许吕尤沈韩张孔华施何曹金魏陈王李郑钱孙周吴蒋姜褚叶罗潘";
    private static final String[] GIVEN = {
        "明辉", "文博", "晓东", "海燕", "思远", "志强", "振宇", "立新", "春梅", "永康", "佳怡", "建国", "雪梅", "国庆", "雨桐", "丽华"
    };
    private static final String SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final String NOWHERE = "91329999MA";

    private MadeUpNames() {}

    /** @param brief as people say it: 瑞丰新材料 */
    public record Enterprise(String brief, String name, String creditCode) {}

    public static Enterprise enterprise(RandomGenerator random) {
        var brief = HOUSES[random.nextInt(HOUSES.length)] + TRADES[random.nextInt(TRADES.length)];
        var name = random.nextInt(3) == 0 ? brief + "（东澜）有限公司" : brief + "有限公司";
        var code = new StringBuilder(NOWHERE);
        while (code.length() < 17) {
            code.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return new Enterprise(brief, name, code.append(checkSign(code)).toString());
    }

    public static String person(RandomGenerator random) {
        return SURNAMES.charAt(random.nextInt(SURNAMES.length())) + GIVEN[random.nextInt(GIVEN.length)];
    }

    /** GB 32100-2015, 4.2: weights are powers of three modulo 31. */
    private static char checkSign(CharSequence body) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += SIGNS.indexOf(body.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return SIGNS.charAt((31 - sum % 31) % 31);
    }
}
