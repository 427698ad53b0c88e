/**
 * The demonstration zone 东澜经济技术开发区: made-up units, people, matters and drawn photos, put into an empty
 * installation through the use cases of the rooms below. Sleeps unless {@code bihuan.demo=true}; no room depends on it.
 */
@NullMarked
package org.bihuan.demo;

import org.jspecify.annotations.NullMarked;
