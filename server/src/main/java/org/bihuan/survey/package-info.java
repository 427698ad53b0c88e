/**
 * Forms asked of units (填报任务): asked with purpose and a day, filled in by one reply a unit, handed in, sent back or
 * accepted; what a unit has already reported is offered, and what each unit is asked per month is measured. What a form
 * means is the business of {@code form}.
 */
@ApplicationModule(
        allowedDependencies = {"shared", "schema", "organisation", "access", "evidence", "form", "notice", "subject"})
@NullMarked
package org.bihuan.survey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
