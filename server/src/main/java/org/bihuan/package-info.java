@NullMarked
package org.bihuan;

import org.jspecify.annotations.NullMarked;
