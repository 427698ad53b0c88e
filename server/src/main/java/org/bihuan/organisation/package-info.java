/**
 * The organisation in time: zones, units as a tree with aliases, people, posts and leaders' portfolios, each with
 * validity dates. Answers which unit a name means and who stands for it. Not here: what anybody may do - that is access.
 */
@ApplicationModule(allowedDependencies = {"shared", "schema", "platform"})
@NullMarked
package org.bihuan.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
