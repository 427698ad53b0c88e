/** Draws the photos of the demonstration: no picture of a real place or person is needed. */
@NullMarked
package org.bihuan.demo.photo;

import org.jspecify.annotations.NullMarked;
