/**
 * Working days and the arithmetic of deadlines: national holidays and make-up days, the zone's own corrections, Chinese
 * phrases such as 本月底. Not here: what a deadline means for a matter, or when somebody is reminded.
 */
@ApplicationModule(allowedDependencies = {"shared", "schema", "platform"})
@NullMarked
package org.bihuan.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
