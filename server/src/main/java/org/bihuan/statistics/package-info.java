/**
 * What the loop amounts to (统计): figures by unit, leader, type, source, sponsor and month, as at any moment and as known
 * at any later one; rankings with their exclusions; saved reports. Reads {@code matter.v_*} only. Not here: what makes a
 * matter overdue, returned or closed (matter).
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "schema",
            "platform",
            "organisation",
            "access",
            "calendar",
            "notice",
            "document :: ledger-write",
            "document :: ledger-book",
            "matter"
        })
@NullMarked
package org.bihuan.statistics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
