/**
 * What is asked, over HTTP and by hand.
 */
@NullMarked
package org.bihuan.bench.ask;

import org.jspecify.annotations.NullMarked;
