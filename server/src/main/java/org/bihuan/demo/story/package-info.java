/** What happens in the demonstration: made-up matters and the acts that move them. Plans only; nothing is written here. */
@NullMarked
package org.bihuan.demo.story;

import org.jspecify.annotations.NullMarked;
