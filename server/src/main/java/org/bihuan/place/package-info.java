/**
 * Where things lie: areas (乡镇街道、社区、网格、片区) as a tree, each with the unit that answers for it and its outline, and
 * points in WGS-84. Not here: what lies there - that is the business of the rooms above.
 */
@ApplicationModule(allowedDependencies = {"shared", "schema"})
@NullMarked
package org.bihuan.place;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
