/**
 * Floor 2, office files. In: the ledger engine (any Excel or CSV ledger in as typed rows, and out again
 * in its own layout) and official papers (Word in the measures of the standard, PDF). Not in: what a row means to a room above; that room brings the catalogue of fields.
 */
@ApplicationModule(
        displayName = "document",
        allowedDependencies = {"shared", "platform"})
@NullMarked
package org.bihuan.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
