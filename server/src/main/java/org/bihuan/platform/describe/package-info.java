/** How the server describes its own HTTP interface, for the typed client. */
@NullMarked
package org.bihuan.platform.describe;

import org.jspecify.annotations.NullMarked;
