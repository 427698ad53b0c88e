@NullMarked
package org.bihuan.setup.web;

import org.jspecify.annotations.NullMarked;
