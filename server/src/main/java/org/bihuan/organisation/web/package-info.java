@NullMarked
package org.bihuan.organisation.web;

import org.jspecify.annotations.NullMarked;
