/**
 * Logical backup and restore: one snapshot of every table by COPY, the evidence files, and a manifest with the hash of
 * each part, in one zip file. Independent of PostgreSQL's major and of where the server runs.
 */
@NullMarked
package org.bihuan.platform.backup;

import org.jspecify.annotations.NullMarked;
