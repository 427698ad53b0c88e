package org.bihuan.document.ledger;

import static org.bihuan.document.ledger.layout.Field.of;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.document.ledger.book.LedgerBook;
import org.bihuan.document.ledger.book.LedgerLimits;
import org.bihuan.document.ledger.cell.FieldKind;
import org.bihuan.document.ledger.layout.FieldCatalogue;

/** The fixtures and the catalogues that the tests read them with. */
final class Ledgers {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    static final FieldCatalogue HAZARDS = new FieldCatalogue(List.of(
            of("number", "序号", "No.", FieldKind.SERIAL, "编号"),
            of("title", "事项", "Matter", FieldKind.TEXT, "隐患描述", "问题", "督办事项", "问题描述", "存在问题")
                    .needed(),
            of("foundOn", "发现日期", "Found on", FieldKind.DATE, "排查日期", "检查日期", "交办日期"),
            of("enterprise", "企业名称", "Enterprise", FieldKind.TEXT, "小区", "企业"),
            of("creditCode", "统一社会信用代码", "Credit code", FieldKind.CREDIT_CODE, "信用代码"),
            of("place", "位置", "Place", FieldKind.TEXT, "存在部位", "楼栋", "部位"),
            of("level", "隐患等级", "Level", FieldKind.LEVEL, "等级", "级别"),
            of("measures", "整改措施", "Measures", FieldKind.TEXT, "措施"),
            of("leadUnit", "责任单位", "Lead unit", FieldKind.UNIT, "牵头单位", "牵头部门").needed(),
            of("supportingUnits", "配合单位", "Supporting units", FieldKind.UNITS),
            of("territorialUnit", "属地", "Territorial unit", FieldKind.UNIT, "属地单位"),
            of("sponsoringLeader", "责任领导", "Sponsoring leader", FieldKind.PERSON, "包挂领导"),
            of("responsiblePerson", "责任人", "Responsible person", FieldKind.PERSON, "负责人"),
            of("phone", "联系电话", "Phone", FieldKind.PHONE, "电话"),
            of("dueOn", "整改时限", "Due on", FieldKind.DEADLINE, "办结时限", "完成时限", "整改期限"),
            of("done", "是否完成", "Done", FieldKind.YES_NO, "完成情况"),
            of("doneOn", "完成日期", "Done on", FieldKind.DATE, "完成时间", "整改完成日期"),
            of("progress", "整改进度", "Progress", FieldKind.PERCENT, "进度"),
            of("progressText", "进展情况", "Progress text", FieldKind.TEXT, "整改情况"),
            of("remark", "备注", "Remark", FieldKind.TEXT)));

    private Ledgers() {}

    static Path fixture(String name) {
        return Path.of("src/test/resources/fixtures").resolve(name);
    }

    static LedgerBook open(Path file) {
        return LedgerBook.open(file, file.getFileName().toString(), LedgerLimits.STANDARD);
    }

    record Outcome(SheetSurvey survey, List<LedgerRow> rows, List<SkippedRow> skipped, ReadSummary summary) {

        LedgerRow row(int number) {
            return rows.stream()
                    .filter(row -> row.rowNumber() == number)
                    .findFirst()
                    .orElseThrow();
        }
    }

    static Outcome read(Path file) {
        return read(file, HAZARDS);
    }

    static Outcome read(Path file, FieldCatalogue catalogue) {
        try (var book = open(file)) {
            var survey =
                    new LedgerSurveyor(catalogue, TODAY).survey(book).proposed().orElseThrow();
            return read(book, survey, ReadingPlan.proposed(survey, catalogue));
        }
    }

    static Outcome read(LedgerBook book, SheetSurvey survey, ReadingPlan plan) {
        var rows = new ArrayList<LedgerRow>();
        var skipped = new ArrayList<SkippedRow>();
        var summary = new LedgerReader(book, plan)
                .read(
                        new RowSink() {
                            @Override
                            public void row(LedgerRow row) {
                                rows.add(row);
                            }

                            @Override
                            public void skipped(SkippedRow row) {
                                skipped.add(row);
                            }
                        },
                        Progress.UNWATCHED);
        return new Outcome(survey, rows, skipped, summary);
    }

    static Path temporary(String suffix) {
        try {
            var file = java.nio.file.Files.createTempFile("ledger-", suffix);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
