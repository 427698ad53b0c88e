package org.bihuan.document.ledger.write;

import java.util.List;

/**
 * What stands above the columns of a table drawn up by an office: its title over the whole width, and groups over their
 * columns, from the left.
 */
public record TableHead(String title, List<Group> groups) {

    /** A heading over so many columns. */
    public record Group(String title, int columns) {}

    public TableHead {
        groups = List.copyOf(groups);
    }
}
