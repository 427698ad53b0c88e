package org.bihuan.document.ledger.layout;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.bihuan.document.ledger.book.CellAddress;
import org.bihuan.document.ledger.book.CellValue;
import org.bihuan.document.ledger.cell.Cell;
import org.bihuan.document.ledger.cell.ColumnReader;
import org.bihuan.document.ledger.cell.FieldKind;
import org.bihuan.document.ledger.cell.WordReaders;
import org.bihuan.shared.CreditCode;
import org.bihuan.shared.PlainText;

/** What the cells of a column look like, whatever its heading says. */
public final class ContentProfile {

    private static final Pattern PERSON = Pattern.compile("\\p{IsHan}{2,4}");
    private static final String SURNAMES =
            "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚汤陶黎温莫易樊乔文安殷颜庄章鲁倪庞邢俞翟蓝聂齐向申葛柴伍覃骆关焦柳欧祝纪尤毕耿芦左季管符辛苗詹曲欧靳祁路涂兰甘裴梅童翁霍游阮尚岳华喻褚卫";
    private static final Pattern UNIT =
            Pattern.compile(".{1,20}(局|办|街道|办事处|委|园区|产业园|园|中心|分局|公司|大队|支队|保税区|镇|乡|村|社区|集团|部|院|厂|站)");
    private static final Pattern PHONE = Pattern.compile("1[3-9]\\d{9}|0\\d{2,3}-?\\d{7,8}");
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{18}");

    private final List<CellValue> sample = new ArrayList<>();
    private final Map<FieldKind, Double> shares = new EnumMap<>(FieldKind.class);
    private final ColumnReader dates;

    private ContentProfile(List<CellValue> values, SheetFacts facts, boolean date1904) {
        values.stream().filter(value -> !value.blank()).forEach(sample::add);
        this.dates = ColumnReader.of(
                FieldKind.DATE, false, 100, new ColumnReader.Context("", "", List.of(), facts.reference(), date1904));
        for (var kind : FieldKind.values()) {
            shares.put(kind, share(kind));
        }
    }

    public static ContentProfile of(List<CellValue> values, SheetFacts facts, boolean date1904) {
        return new ContentProfile(values, facts, date1904);
    }

    public List<CellValue> sample() {
        return sample;
    }

    int size() {
        return sample.size();
    }

    /** How many of the cells could be of this kind, from 0 to 1; 0.5 for kinds that cannot be told by looking. */
    double share(FieldKind kind) {
        var known = shares.get(kind);
        if (known != null) {
            return known;
        }
        if (sample.isEmpty()) {
            return 0.5;
        }
        return switch (kind) {
            case DATE, DEADLINE -> part(this::date);
            case CREDIT_CODE ->
                part(value -> CODE.matcher(CreditCode.normal(value.shown())).matches());
            case PHONE ->
                part(value -> PHONE.matcher(PlainText.compact(value.shown())).matches());
            case PERSON -> part(ContentProfile::person);
            case UNIT, UNITS -> part(ContentProfile::unit);
            case YES_NO -> part(value -> !(value instanceof CellValue.Amount) && WordReaders.yesNo(value) != null);
            case LEVEL -> part(value -> WordReaders.level(value.shown()) != null);
            case SERIAL -> serial();
            case PERCENT -> part(ContentProfile::percent);
            case NUMBER, MONEY -> part(value -> value instanceof CellValue.Amount);
            case TEXT -> part(value -> value instanceof CellValue.Words) > 0.5 ? 0.5 : 0.3;
        };
    }

    private double part(java.util.function.Predicate<CellValue> is) {
        return sample.stream().filter(is).count() / (double) sample.size();
    }

    private boolean date(CellValue value) {
        Cell read = dates.read(new CellAddress(1, 0), value);
        return read.value() != null
                || PlainText.compact(value.shown()).matches("\\d{1,2}月\\d{1,2}日前?|\\d{4}-\\d{1,2}-\\d{1,2}");
    }

    private static boolean person(CellValue value) {
        var text = PlainText.compact(value.shown());
        return PERSON.matcher(text).matches()
                && SURNAMES.indexOf(text.charAt(0)) >= 0
                && !UNIT.matcher(text).matches();
    }

    private static boolean unit(CellValue value) {
        var text = value.shown().strip();
        for (var name : text.split("[、，,;；\\n]+")) {
            if (!UNIT.matcher(name.strip()).matches()) {
                return false;
            }
        }
        return true;
    }

    private static boolean percent(CellValue value) {
        if (value instanceof CellValue.Amount amount) {
            return amount.percent()
                    || amount.number().signum() >= 0 && amount.number().intValue() <= 100;
        }
        return PlainText.compact(value.shown()).matches("\\d{1,3}(\\.\\d+)?%");
    }

    /** The share of neighbours that count up by one. */
    private double serial() {
        int up = 0;
        long before = Long.MIN_VALUE;
        for (var value : sample) {
            var text = PlainText.compact(value.shown());
            long number = text.matches("\\d{1,9}") ? Long.parseLong(text) : Long.MIN_VALUE;
            up += number != Long.MIN_VALUE && (number == before + 1 || before == Long.MIN_VALUE) ? 1 : 0;
            before = number;
        }
        return up / (double) sample.size();
    }
}
