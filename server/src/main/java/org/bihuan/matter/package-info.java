/**
 * The closed loop: a matter (事项) has one owner, two clocks and a proof, and leaves the ledger only after somebody else
 * has verified it. Producers on higher floors open matters through {@code Matters} and hear {@code MatterEvent}s. Not
 * here: what a campaign, a project or a meeting adds of its own.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "schema",
            "calendar",
            "form",
            "organisation",
            "evidence",
            "access",
            "notice",
            "platform",
            "subject",
            "document :: ledger-write",
            "document :: ledger-book",
            "document :: ledger-cell"
        })
@NullMarked
package org.bihuan.matter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
