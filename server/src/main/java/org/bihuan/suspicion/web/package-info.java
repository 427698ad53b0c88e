@NullMarked
package org.bihuan.suspicion.web;

import org.jspecify.annotations.NullMarked;
