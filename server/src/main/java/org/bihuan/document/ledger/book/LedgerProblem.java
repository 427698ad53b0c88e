package org.bihuan.document.ledger.book;

import java.util.List;
import org.bihuan.shared.Problem;

/** Every reason for which a file as a whole is refused, with what the sender can do about it. */
public final class LedgerProblem {

    private LedgerProblem() {}

    public static Problem empty() {
        return bad("LEDGER-FILE-EMPTY", "文件是空的，请选择有内容的台账文件。");
    }

    public static Problem tooBig(long megabytes) {
        return Problem.tooLarge("LEDGER-FILE-TOO-BIG", "文件超过 %d MB，请拆分后再导入。".formatted(megabytes));
    }

    public static Problem unknownFormat() {
        return bad("LEDGER-FORMAT-UNKNOWN", "这不是可识别的台账文件，请另存为 .xlsx、.xls 或 .csv 后再导入。");
    }

    public static Problem encrypted() {
        return bad("LEDGER-FILE-ENCRYPTED", "文件设有打开密码，请取消密码保护后再导入。");
    }

    public static Problem macros() {
        return bad("LEDGER-FILE-HAS-MACROS", "文件含有宏，请另存为不含宏的 .xlsx 后再导入。");
    }

    public static Problem webPage() {
        return bad("LEDGER-FILE-IS-WEB-PAGE", "文件名像表格，内容其实是网页或 XML，请用表格软件打开并另存为 .xlsx 后再导入。");
    }

    public static Problem broken(String where) {
        return bad("LEDGER-FILE-BROKEN", "文件已损坏，无法读取（%s）。请用表格软件打开并另存一份后再导入。".formatted(where));
    }

    public static Problem bomb() {
        return bad("LEDGER-FILE-INFLATES-TOO-MUCH", "文件解压后过大，疑似恶意文件，已拒绝。请删除多余的工作表、图片和格式后再导入。");
    }

    public static Problem tooManyRows(int limit) {
        return bad("LEDGER-TOO-MANY-ROWS", "一张表最多 %d 行，请拆分后再导入。".formatted(limit));
    }

    public static Problem tooManyColumns(int limit) {
        return bad("LEDGER-TOO-MANY-COLUMNS", "一张表最多 %d 列，请删除多余的列后再导入。".formatted(limit));
    }

    public static Problem cellTooLong(String address, int limit) {
        return bad("LEDGER-CELL-TOO-LONG", "单元格 %s 的文字超过 %d 个字符，请缩短后再导入。".formatted(address, limit));
    }

    public static Problem encodingUnknown() {
        return bad("LEDGER-CSV-ENCODING-UNKNOWN", "无法识别文本编码，请另存为 UTF-8 或 GB18030 编码的 CSV 后再导入。");
    }

    public static Problem quoteNotClosed() {
        return bad("LEDGER-CSV-QUOTE-NOT-CLOSED", "CSV 中有引号没有成对，请检查后再导入。");
    }

    public static Problem noSheet(int index) {
        return bad("LEDGER-SHEET-UNKNOWN", "文件中没有第 %d 张工作表。".formatted(index + 1));
    }

    private static Problem bad(String code, String detail) {
        return Problem.fields(code, detail, List.of());
    }
}
