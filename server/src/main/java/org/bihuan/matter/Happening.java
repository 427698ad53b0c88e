package org.bihuan.matter;

import org.jspecify.annotations.Nullable;

/** An event and the step it made: from which state to which, in which round. */
record Happening(MatterEvent event, @Nullable MatterState from, MatterState to, int round) {}
