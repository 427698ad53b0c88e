@NullMarked
package org.bihuan.demo.web;

import org.jspecify.annotations.NullMarked;
