/**
 * What is kept of a run, and how it is told.
 */
@NullMarked
package org.bihuan.bench.report;

import org.jspecify.annotations.NullMarked;
