/**
 * Floor 0: values every room speaks - ids, problems, pages, the viewer and the zone in force. No Spring, no SQL, no
 * business rule.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package org.bihuan.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
