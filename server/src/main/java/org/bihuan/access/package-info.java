/**
 * Accounts, sessions, roles, permits and scopes: who is asking and what they may do. Resolves the {@code Viewer} at the
 * edge. Not here: which matter a task opens to whom - that is the matter room's own condition.
 */
@ApplicationModule(allowedDependencies = {"shared", "schema", "platform"})
@NullMarked
package org.bihuan.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
