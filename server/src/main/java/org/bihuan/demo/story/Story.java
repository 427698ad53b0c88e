package org.bihuan.demo.story;

import java.time.Instant;
import java.util.List;
import org.bihuan.demo.photo.Scene;
import org.bihuan.evidence.EvidenceId;
import org.bihuan.matter.MatterOrder;
import org.bihuan.matter.Opening;

/**
 * The life of one matter: how it is opened, what is done to it and by whom, and the proof brought on the way. Accounts are
 * given by log-in name.
 */
public record Story(Opening opening, String opener, Instant openedAt, List<Step> steps, List<Proof> proofs) {

    public Story {
        steps = List.copyOf(steps);
        proofs = List.copyOf(proofs);
    }

    /** One act. */
    public record Step(Instant at, String login, MatterOrder order) {}

    /** A file brought as proof, by whom and when. */
    public sealed interface Proof {

        EvidenceId id();

        String login();

        Instant at();

        String name();
    }

    /** A photo; the seed is the place. */
    public record Shot(EvidenceId id, String login, Instant at, String name, Scene scene, boolean after, long seed)
            implements Proof {}

    /** A written statement. */
    public record Note(EvidenceId id, String login, Instant at, String name, String text) implements Proof {}
}
