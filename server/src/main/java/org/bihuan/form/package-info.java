/**
 * Forms (表单) and checklists (检查表): fields somebody defines on a screen with conditions in CEL, drafts, published
 * versions, and answers held against them. The browser evaluates the same conditions and sheets; the cases both must
 * agree on stand in {@code form/cases.json} and {@code form/sheets.json} of the tests. Not here: where answers are kept,
 * and checklists from spreadsheets.
 */
@ApplicationModule(allowedDependencies = {"shared", "schema"})
@NullMarked
package org.bihuan.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
