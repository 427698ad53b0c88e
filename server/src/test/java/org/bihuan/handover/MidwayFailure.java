package org.bihuan.handover;

import org.bihuan.matter.MatterHappened;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;

/** Stops the work in the middle of a transaction, as pulling the plug would, when a matter of this title is touched. */
@TestComponent
class MidwayFailure {

    static final class Pulled extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private volatile @Nullable String at;

    void at(@Nullable String title) {
        at = title;
    }

    @EventListener
    void on(MatterHappened happened) {
        if (happened.title().equals(at)) {
            throw new Pulled();
        }
    }
}
