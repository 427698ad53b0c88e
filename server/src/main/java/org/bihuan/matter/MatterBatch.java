package org.bihuan.matter;

import jakarta.validation.constraints.NotNull;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Refused;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * The same act on many matters (批量交办、批量催办). Each stands alone: one refusal does not undo the others, and the
 * answer tells the outcome of every row.
 */
@Service
public class MatterBatch {

    public record Item(@NotNull UUID id, int version) {}

    /** @param code absent when done */
    public record Outcome(
            UUID id,
            boolean done,
            @Nullable String code,
            @Nullable String detail) {}

    private final Matters matters;
    private final ApplicationEventPublisher events;

    MatterBatch(Matters matters, ApplicationEventPublisher events) {
        this.matters = matters;
        this.events = events;
    }

    public List<Outcome> act(Viewer viewer, List<Item> items, UUID command, MatterOrder order) {
        var outcomes = new ArrayList<Outcome>();
        for (var item : items) {
            outcomes.add(act(viewer, item, command, order));
        }
        return outcomes;
    }

    private Outcome act(Viewer viewer, Item item, UUID command, MatterOrder order) {
        try {
            matters.act(viewer, new MatterId(item.id()), item.version(), perItem(command, item.id()), order);
            return new Outcome(item.id(), true, null, null);
        } catch (Problem refused) {
            events.publishEvent(new Refused(viewer, item.id(), refused.code(), refused.status()));
            return new Outcome(item.id(), false, refused.code(), refused.detail());
        }
    }

    /** A command id of its own for each row, the same again when the batch is sent twice. */
    private static UUID perItem(UUID command, UUID item) {
        var bytes = ByteBuffer.allocate(32)
                .putLong(command.getMostSignificantBits())
                .putLong(command.getLeastSignificantBits())
                .putLong(item.getMostSignificantBits())
                .putLong(item.getLeastSignificantBits())
                .array();
        return UUID.nameUUIDFromBytes(bytes);
    }
}
