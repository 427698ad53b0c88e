/**
 * Yearly goals (年度目标) broken down to works, list items and people (工作项目化、项目清单化、清单责任化), and the sheet that
 * reconciles them with what has been done. A published item is a matter of its own; how that is handled is the business
 * of {@code matter}.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "schema",
            "organisation",
            "matter",
            "document :: ledger",
            "document :: ledger-cell",
            "document :: ledger-layout",
            "document :: ledger-write",
            "document :: ledger-book"
        })
@NullMarked
package org.bihuan.goal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
