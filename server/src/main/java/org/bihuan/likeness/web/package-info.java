@NullMarked
package org.bihuan.likeness.web;

import org.jspecify.annotations.NullMarked;
