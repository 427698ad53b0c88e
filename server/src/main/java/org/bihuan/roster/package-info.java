/**
 * Rosters: units and people from a spreadsheet, first as a preview of every row against what stands, then written in
 * one transaction. Keeps nothing of its own. Not here: what a unit or a person may be - that is organisation.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "organisation",
            "document :: ledger-book",
            "document :: ledger-cell",
            "document :: ledger-write"
        })
@NullMarked
package org.bihuan.roster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
