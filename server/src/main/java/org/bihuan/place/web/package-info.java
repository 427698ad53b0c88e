@NullMarked
package org.bihuan.place.web;

import org.jspecify.annotations.NullMarked;
