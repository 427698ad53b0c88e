package org.bihuan.subject;

import org.bihuan.shared.ZoneKey;

/**
 * Two records were one subject: whoever kept something at the second goes on with the first. With {@code undone} it was a
 * mistake, and they are two again. Published inside the transaction.
 */
public record SubjectsMerged(ZoneKey zone, SubjectId kept, SubjectId merged, boolean undone) {}
