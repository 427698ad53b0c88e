/**
 * Checklists and spreadsheets (检查表导入导出): an office's own Excel or CSV checklist read into a form, cell by cell, and a
 * published checklist written out again in the columns it is read by. What a checklist means is the business of
 * {@code form}.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "form",
            "document :: ledger",
            "document :: ledger-cell",
            "document :: ledger-layout",
            "document :: ledger-write",
            "document :: ledger-book"
        })
@NullMarked
package org.bihuan.checklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
