@NullMarked
package org.bihuan.survey.web;

import org.jspecify.annotations.NullMarked;
