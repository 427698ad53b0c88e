/**
 * The in-app notice centre: what rooms above tell an account, read or unread, and the stream that says so at once. Not
 * here: who is to be told (the caller asks {@code access.Audience}, as this room does for its own), and the words - the client composes them from kind
 * and facts.
 */
@ApplicationModule(allowedDependencies = {"shared", "schema", "platform", "access"})
@NullMarked
package org.bihuan.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
