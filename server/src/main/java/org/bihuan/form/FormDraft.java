package org.bihuan.form;

import java.time.Instant;
import java.util.UUID;

/**
 * A form being written.
 *
 * @param basedOn the published version it was made from, 0 for a new form
 */
record FormDraft(UUID id, FormSketch sketch, int basedOn, String changedByName, Instant changedAt, int version) {}
