@NullMarked
package org.bihuan.matter.web;

import org.jspecify.annotations.NullMarked;
