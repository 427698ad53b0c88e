/**
 * Notices that leave the house: by mail, to group robots, to other systems. What is told is written into an outbox in
 * the same transaction and sent at least once by a job; every try is kept. Not here: the notices in the house.
 */
@NamedInterface("out")
@NullMarked
package org.bihuan.notice.out;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
