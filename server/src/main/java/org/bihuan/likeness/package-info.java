/**
 * Likeness (疑似重复与复发): notices that a new matter is an open one written down twice, or one closed not long ago that
 * has come back, and proposes to merge or to reopen; people decide. Not here: merging and reopening, which are acts of the
 * matter.
 */
@ApplicationModule(allowedDependencies = {"shared", "schema", "platform", "organisation", "matter"})
@NullMarked
package org.bihuan.likeness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
