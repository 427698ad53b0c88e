@NullMarked
package org.bihuan.goal.web;

import org.jspecify.annotations.NullMarked;
