/**
 * Forms (表单): fields somebody defines on a screen, with conditions in CEL, and answers held against them. The browser
 * evaluates the same conditions; the cases both must agree on stand in {@code form/cases.json} of the tests. Not here:
 * where answers are kept.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.bihuan.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
