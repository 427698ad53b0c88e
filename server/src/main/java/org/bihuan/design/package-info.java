/**
 * The matter-type editor (事项类型设计): drafts of new types and versions, tried out on a made-up matter, published, taken
 * out as YAML and in again. What a type means and which versions are in force is the business of {@code matter}.
 */
@ApplicationModule(allowedDependencies = {"shared", "schema", "form", "matter"})
@NullMarked
package org.bihuan.design;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
