@NullMarked
package org.bihuan.design.web;

import org.jspecify.annotations.NullMarked;
