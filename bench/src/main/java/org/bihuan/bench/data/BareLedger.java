package org.bihuan.bench.data;

import cn.idev.excel.FastExcel;
import cn.idev.excel.context.AnalysisContext;
import cn.idev.excel.event.AnalysisEventListener;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ledger of twenty columns, and the shortest way there is for one: a spreadsheet library and COPY into a table like
 * the product's, with all its indexes, and back. Nothing is checked, nothing but the matter itself is written.
 */
public final class BareLedger {

    private static final List<String> HEADINGS = List.of(
            "序号",
            "排查日期",
            "企业名称",
            "统一社会信用代码",
            "楼栋",
            "楼层",
            "隐患描述",
            "隐患等级",
            "整改措施",
            "责任单位",
            "责任人",
            "联系电话",
            "整改时限",
            "是否完成",
            "完成日期",
            "备注",
            "资金来源",
            "预案编号",
            "复查意见",
            "登记号");
    private static final int AT_ONCE = 20_000;

    private BareLedger() {}

    public static void write(Path file, int rows) {
        try (var book = FastExcel.write(file.toFile())
                .head(HEADINGS.stream().map(List::of).toList())
                .build()) {
            var sheet = FastExcel.writerSheet("台账").build();
            for (int first = 0; first < rows; first += AT_ONCE) {
                var some = new ArrayList<List<Object>>();
                for (int row = first; row < Math.min(rows, first + AT_ONCE); row++) {
                    some.add(row(row));
                }
                book.write(some, sheet);
            }
        }
    }

    private static List<Object> row(int row) {
        boolean done = row % 2 == 0;
        return List.of(
                row + 1,
                "2026-09-" + (10 + row % 19),
                "第" + row + "号企业有限公司",
                "91350100M000100Y43",
                row % 40 + 1 + "栋",
                row % 18 + 1 + "层",
                "第" + row + "处消防通道堆放物品",
                row % 3 == 0 ? "重大隐患" : "一般隐患",
                "立即清理通道，划定禁堆区域，明确专人每日巡查。",
                "柳林街道",
                "曹晓东",
                "13957934447",
                "2026-12-" + (10 + row % 19),
                done ? "是" : "否",
                done ? "2026-10-12" : "",
                "无",
                "自筹",
                "YA-" + row,
                "待复查",
                "DJ-" + row);
    }

    /** Into {@code bench.matter}, made for it. */
    public static int read(Path file, Connection connection, Cast cast) throws SQLException {
        Database.execute(connection, "create schema if not exists bench");
        Database.execute(connection, "drop table if exists bench.matter");
        Database.execute(connection, "create table bench.matter (like matter.matter including all)");
        var copying = new Copying(connection, cast);
        FastExcel.read(file.toFile(), copying).sheet().doRead();
        int read = copying.read;
        Database.execute(connection, "drop schema bench cascade");
        return read;
    }

    private static final class Copying extends AnalysisEventListener<Map<Integer, String>> {

        private static final List<String> COLUMNS = List.of(
                ("zone_id,id,number,type_id,type_code,title,requirement,state,round,severity,urgent,source_kind,"
                                + "subject_name,subject_code,lead_unit_id,responsible_name,percent,original_due_on,"
                                + "due_on,step_started_at,opened_at,urge_count,return_count,extension_count,"
                                + "reopen_count,instructed,fields,keywords,initials,created_by,created_at,"
                                + "last_event_at,last_seq,version")
                        .split(","));

        private final Connection connection;
        private final Cast cast;
        private final TableCopy copy;
        private final Instant now = Instant.now();
        private int read;

        Copying(Connection connection, Cast cast) throws SQLException {
            this.connection = connection;
            this.cast = cast;
            this.copy = new TableCopy(connection, "bench.matter", COLUMNS);
        }

        @Override
        public void invoke(Map<Integer, String> cells, AnalysisContext context) {
            var row = new LinkedHashMap<String, @Nullable Object>();
            row.put("zone_id", cast.zone());
            row.put("id", UUID.randomUUID());
            row.put("number", "患〔2026〕" + (++read) + "号");
            row.put("type_id", cast.types().get("HAZARD"));
            row.put("type_code", "HAZARD");
            row.put("title", cells.get(6));
            row.put("requirement", cells.get(8));
            row.put("state", "是".equals(cells.get(13)) ? "CLOSED_OFF" : "ASSIGNED");
            row.put("round", 1);
            row.put("severity", "重大隐患".equals(cells.get(7)) ? "MAJOR" : "GENERAL");
            row.put("urgent", false);
            row.put("source_kind", "LEDGER");
            row.put("subject_name", cells.get(2));
            row.put("subject_code", cells.get(3));
            row.put("lead_unit_id", cast.street().id());
            row.put("responsible_name", cells.get(10));
            row.put("percent", 0);
            var due = LocalDate.parse(String.valueOf(cells.get(12)));
            row.put("original_due_on", due);
            row.put("due_on", due);
            row.put("step_started_at", now);
            row.put("opened_at", now);
            for (var count : List.of("urge_count", "return_count", "extension_count", "reopen_count")) {
                row.put(count, 0);
            }
            row.put("instructed", false);
            row.put("fields", "{}");
            row.put("keywords", cells.get(6) + " " + cells.get(2) + " " + cells.get(10));
            row.put("initials", "xftddfwp");
            row.put("created_by", cast.account(Cast.OFFICER).id());
            row.put("created_at", now);
            row.put("last_event_at", now);
            row.put("last_seq", 1);
            row.put("version", 1);
            copy.add(row);
            if (read % AT_ONCE == 0) {
                send();
            }
        }

        @Override
        public void doAfterAllAnalysed(AnalysisContext context) {
            send();
        }

        private void send() {
            try {
                copy.send(connection);
            } catch (SQLException | IOException refused) {
                throw new IllegalStateException(refused);
            }
        }
    }

    /** The matters of the zone, by limit, as the product's export shows them. */
    public static int export(Connection connection, Cast cast, Path file, int most) throws SQLException {
        connection.setAutoCommit(false);
        int rows = 0;
        try (var book = FastExcel.write(file.toFile()).build();
                var statement = connection.prepareStatement("""
                        select m.state, m.number, m.title, m.type_code, u.name, m.responsible_name, m.step_due_at,
                          m.last_event_at, m.percent, m.due_on, m.original_due_on, m.subject_name, m.place,
                          m.source_text, m.opened_at, m.closed_at, m.urge_count
                        from matter.matter m
                        left join organisation.unit u on u.zone_id = m.zone_id and u.id = m.lead_unit_id
                        where m.zone_id = ? and m.state <> 'DRAFT'
                        order by m.due_on asc nulls last, m.id desc limit ?""")) {
            statement.setObject(1, cast.zone());
            statement.setInt(2, most);
            statement.setFetchSize(500);
            var sheet = FastExcel.writerSheet("事项台账").build();
            var some = new ArrayList<List<Object>>();
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    var cells = new ArrayList<Object>();
                    for (int column = 1; column <= 17; column++) {
                        var text = found.getString(column);
                        cells.add(text == null ? "" : text);
                    }
                    some.add(cells);
                    if (++rows % AT_ONCE == 0) {
                        book.write(some, sheet);
                        some.clear();
                    }
                }
            }
            book.write(some, sheet);
        } finally {
            connection.setAutoCommit(true);
        }
        return rows;
    }
}
