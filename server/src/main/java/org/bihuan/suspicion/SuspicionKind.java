package org.bihuan.suspicion;

/** What a photo is suspected of. */
public enum SuspicionKind {
    /** The very file proves another matter already. */
    SAME_FILE,
    /** A copy of it, changed or not, proves another matter already. */
    NEAR_IDENTICAL,
    /** The matter's own photo of the unfinished work, or of an earlier round. */
    BEFORE_EQUALS_AFTER,
    /** Taken before the matter was assigned, or before this round began. */
    TAKEN_BEFORE_ORDER,
    /** Taken far from where the subject is registered, or where the matter was photographed before. */
    TOO_FAR,
    /** Has the size of a screen and names no camera, or names a picture editor. */
    SCREENSHOT_OR_EDITED
}
