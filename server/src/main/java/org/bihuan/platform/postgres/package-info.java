/**
 * The durable PostgreSQL that comes with the product: unpacked, initialised, started, supervised and stopped by the
 * application itself. Plain Java without Spring, so that every way of dying can be tried in tests.
 */
@NullMarked
package org.bihuan.platform.postgres;

import org.jspecify.annotations.NullMarked;
