/**
 * Special campaigns (专项行动): who answers for what in which period, the passes over the objects in scope, the visits and
 * what they find. Hazards become matters; how those are handled is the business of {@code matter}.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "schema",
            "organisation",
            "access",
            "notice",
            "matter",
            "platform",
            "form",
            "place",
            "subject",
            "evidence"
        })
@NullMarked
package org.bihuan.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
