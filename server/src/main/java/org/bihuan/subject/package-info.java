/**
 * Subjects of supervision (监管对象, 一企一档): enterprises, buildings, self-built houses, communities, sites … of types that
 * are data, each with its place, its units, its relations to others and the history of its changes; kept once and used
 * by every campaign. Not here: visits and hazards - rooms above know the subject, it does not know them.
 */
@ApplicationModule(allowedDependencies = {"shared", "schema", "platform", "form", "organisation", "place"})
@NullMarked
package org.bihuan.subject;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
