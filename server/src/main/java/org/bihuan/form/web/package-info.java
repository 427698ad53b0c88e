@NullMarked
package org.bihuan.form.web;

import org.jspecify.annotations.NullMarked;
