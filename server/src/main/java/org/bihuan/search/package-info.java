/**
 * The search over everything (Ctrl K): asks each room for what the viewer may see there and puts the answers side by
 * side. Keeps nothing of its own and knows no table. Not here: how a room searches - that is the room's.
 */
@ApplicationModule(allowedDependencies = {"shared", "organisation", "subject", "matter"})
@NullMarked
package org.bihuan.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
