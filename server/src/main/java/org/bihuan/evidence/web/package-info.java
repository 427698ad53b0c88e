@NullMarked
package org.bihuan.evidence.web;

import org.jspecify.annotations.NullMarked;
