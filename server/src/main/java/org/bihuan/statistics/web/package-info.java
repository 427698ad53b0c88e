@NullMarked
package org.bihuan.statistics.web;

import org.jspecify.annotations.NullMarked;
