/**
 * The ledger engine: any office ledger in, as typed rows with every doubt reported at its cell, and the
 * same ledger out again with the present state filled in. Pure Java: no database, no web, no clock.
 * Survey a file, let somebody confirm header and mapping, then read it row by row.
 */
@NamedInterface("ledger")
@NullMarked
package org.bihuan.document.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
