@NullMarked
package org.bihuan.lookback.web;

import org.jspecify.annotations.NullMarked;
