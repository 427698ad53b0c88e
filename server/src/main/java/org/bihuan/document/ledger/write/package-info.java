/**
 * Ledgers out: a plain table, the original file with the present state filled in, and the original file
 * with its errors marked. What is not changed leaves as it came in. All of it streams, except .xls.
 */
@NamedInterface("ledger-write")
@NullMarked
package org.bihuan.document.ledger.write;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
