package org.bihuan.document.ledger.layout;

import java.util.List;
import org.bihuan.document.ledger.book.CellAddress;

/** A column of the header; {@code path} runs from the outer to the inner heading: 企业信息, 企业名称. */
public record HeaderColumn(int index, List<String> path, boolean hidden) {

    public String letters() {
        return CellAddress.letters(index);
    }

    public String leaf() {
        return path.isEmpty() ? "" : path.getLast();
    }

    public String joined() {
        return String.join("/", path);
    }
}
