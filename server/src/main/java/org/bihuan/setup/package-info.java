/**
 * Founding a zone: the organisation's entry, the built-in roles and the three administrators, in one act. Holds the
 * one-time code that protects the set-up page of an empty installation.
 */
@ApplicationModule(allowedDependencies = {"shared", "schema", "platform", "organisation", "access"})
@NullMarked
package org.bihuan.setup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
