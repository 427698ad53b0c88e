@NullMarked
package org.bihuan.subject.web;

import org.jspecify.annotations.NullMarked;
