/**
 * People and time: the hand-over of a post with all its open work in one act, confirmed by both sides (岗位交接). Not
 * here: appointing to posts - that is organisation; what a charge of a matter is - that is the matter room's.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "schema",
            "platform",
            "organisation",
            "access",
            "notice",
            "matter",
            "document :: ledger-write",
            "document :: ledger-book"
        })
@NullMarked
package org.bihuan.handover;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
