/**
 * Matters by the thousand, the same at every run: what their lives were, and how they are copied into the tables.
 */
@NullMarked
package org.bihuan.bench.data;

import org.jspecify.annotations.NullMarked;
