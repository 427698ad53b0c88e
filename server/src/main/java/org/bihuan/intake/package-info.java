/**
 * Ledgers become matters: upload, header, mapping, preview of every row, correction, commit in the background, undo,
 * and the ledger back in its own layout with the present state. Remembers layouts and which row became which matter.
 * Not here: how a file is read (document) and what a matter does (matter).
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "schema",
            "platform",
            "form",
            "organisation",
            "document :: ledger",
            "document :: ledger-book",
            "document :: ledger-cell",
            "document :: ledger-layout",
            "document :: ledger-write",
            "access",
            "matter"
        })
@NullMarked
package org.bihuan.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
