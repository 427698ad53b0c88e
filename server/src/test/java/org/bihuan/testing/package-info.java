/** What tests stand on: a real PostgreSQL, zones of named people, and an HTTP client for each of them. */
@NullMarked
package org.bihuan.testing;

import org.jspecify.annotations.NullMarked;
