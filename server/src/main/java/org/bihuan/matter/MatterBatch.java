package org.bihuan.matter;

import jakarta.validation.constraints.NotNull;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Refused;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
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

    /** Matters of one transaction: enough to save statements, few enough to hold nobody up. */
    private static final int AT_ONCE = 100;

    private final Matters matters;
    private final ActsTogether together;
    private final ApplicationEventPublisher events;

    MatterBatch(Matters matters, ActsTogether together, ApplicationEventPublisher events) {
        this.matters = matters;
        this.together = together;
        this.events = events;
    }

    public List<Outcome> act(Viewer viewer, List<Item> items, UUID command, MatterOrder order) {
        var done = new HashSet<UUID>();
        for (int from = 0; from < items.size() && ActsTogether.takes(order); from += AT_ONCE) {
            done.addAll(together(viewer, items.subList(from, Math.min(from + AT_ONCE, items.size())), command, order));
        }
        var outcomes = new ArrayList<Outcome>();
        for (var item : items) {
            outcomes.add(
                    done.contains(item.id())
                            ? new Outcome(item.id(), true, null, null)
                            : act(viewer, item, command, order));
        }
        return outcomes;
    }

    /** Those done; none when something was in the way of one of them, and each has to be tried alone. */
    private Set<UUID> together(Viewer viewer, List<Item> items, UUID command, MatterOrder order) {
        try {
            return together.act(viewer, items, item -> perItem(command, item), order);
        } catch (Problem | DataAccessException inTheWay) {
            return Set.of();
        }
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
