@NullMarked
package org.bihuan.checklist.web;

import org.jspecify.annotations.NullMarked;
