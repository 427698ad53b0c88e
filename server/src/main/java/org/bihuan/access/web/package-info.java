@NullMarked
package org.bihuan.access.web;

import org.jspecify.annotations.NullMarked;
