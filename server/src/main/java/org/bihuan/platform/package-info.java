/**
 * The ground the house stands on: database, transactions, errors at the edge, background jobs, start and stop. Holds
 * no business rule; rooms meet it through Spring and the small interfaces published here.
 */
@ApplicationModule(allowedDependencies = {"shared", "schema"})
@NullMarked
package org.bihuan.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
