package org.bihuan.handover;

import org.bihuan.matter.MatterHappened;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/** Stops the work in the middle of a transaction, as pulling the plug would, when a matter of this title is touched. */
record MidwayFailure(String title) implements ApplicationListener<PayloadApplicationEvent<MatterHappened>> {

    static final class Pulled extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<MatterHappened> event) {
        if (event.getPayload().title().equals(title)) {
            throw new Pulled();
        }
    }
}
