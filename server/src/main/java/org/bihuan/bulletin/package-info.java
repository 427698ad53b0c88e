/**
 * Papers (公文): drafted by hand or by what happens to a matter, reviewed by another person, numbered and issued, signed for
 * by their addressees, withdrawn or corrected in the open. Reads matters through published views. Not here: how a paper is
 * set (document) and what the figures of a bulletin mean (statistics).
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
            "document :: official",
            "matter",
            "statistics"
        })
@NullMarked
package org.bihuan.bulletin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
