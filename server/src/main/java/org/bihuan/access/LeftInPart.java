package org.bihuan.access;

import java.util.UUID;
import org.bihuan.shared.Acting;
import org.bihuan.shared.ZoneKey;

/** Whether a delegation for a part of the work reaches an object. The room the objects belong to offers a bean. */
public interface LeftInPart {

    /** As notices name it: {@code matter}. */
    String objectKind();

    /** In the caller's transaction. */
    boolean reaches(ZoneKey zone, Acting.Part part, UUID object);
}
