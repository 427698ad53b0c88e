/**
 * The benchmark (./bihuan bench): starts the built product on data of its own, asks it over HTTP, asks the same in
 * hand-written SQL, and writes both down. It knows the product by its program, its addresses and its tables only.
 */
@NullMarked
package org.bihuan.bench;

import org.jspecify.annotations.NullMarked;
