/**
 * Clients that ask again and again, and how long they waited.
 */
@NullMarked
package org.bihuan.bench.load;

import org.jspecify.annotations.NullMarked;
