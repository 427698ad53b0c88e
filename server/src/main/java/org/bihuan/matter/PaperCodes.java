package org.bihuan.matter;

import java.util.Set;

/** Which papers about a matter can be drafted: told by the room above that makes them. */
public interface PaperCodes {

    Set<String> codes();
}
