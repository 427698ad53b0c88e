@NullMarked
package org.bihuan.platform.describe;

import org.jspecify.annotations.NullMarked;
