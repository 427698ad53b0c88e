package org.bihuan.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.bihuan.shared.Acted;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The filtered trail as a workbook, row by row; every cell is text, so nothing in it can run as a formula. */
@Service
public class AuditExport {

    static final int MOST = 100_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(BusinessZone.SHANGHAI);
    private static final List<String> HEADINGS =
            List.of("时间", "人员", "行为", "结果", "对象类型", "对象编号", "问题代码", "地址", "要素", "记录编号");

    private final AuditRepository repository;
    private final ApplicationEventPublisher events;

    AuditExport(AuditRepository repository, ApplicationEventPublisher events) {
        this.repository = repository;
        this.events = events;
    }

    /** Refuses with {@code AUDIT-EXPORT-TOO-MANY} what does not fit; that something was taken out is recorded. */
    @Transactional
    public void announce(Viewer viewer, AuditFilter filter) {
        viewer.mustHave(Permit.AUDIT_READ);
        int rows = repository.count(filter.condition(viewer.zone()));
        if (rows > MOST) {
            throw Problem.conflict("AUDIT-EXPORT-TOO-MANY", "共 " + rows + " 条，一次最多导出 " + MOST + " 条，请缩小日期范围。");
        }
        events.publishEvent(new Acted(viewer, "audit.export", "audit", null, Map.of("rows", rows)));
    }

    @Transactional(readOnly = true)
    public void write(Viewer viewer, AuditFilter filter, OutputStream out) throws IOException {
        viewer.mustHave(Permit.AUDIT_READ);
        try (var workbook = new SXSSFWorkbook(100)) {
            var sheet = workbook.createSheet("审计记录");
            sheet.createFreezePane(0, 1);
            fill(sheet.createRow(0), HEADINGS);
            var next = new AtomicInteger(1);
            repository.each(
                    filter.condition(viewer.zone()),
                    MOST,
                    record -> fill(sheet.createRow(next.getAndIncrement()), cells(record)));
            workbook.write(out);
        }
    }

    private static List<String> cells(AuditRecord record) {
        return List.of(
                TIME.format(record.at()),
                record.actor(),
                record.act(),
                record.outcome().name(),
                text(record.objectKind()),
                text(record.objectId()),
                text(record.code()),
                record.address(),
                record.facts().isEmpty() ? "" : record.facts().toString(),
                record.id().toString());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static void fill(Row row, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            var text = cells.get(i);
            row.createCell(i).setCellValue(text.length() <= 32_000 ? text : text.substring(0, 32_000));
        }
    }
}
