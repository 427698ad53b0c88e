package org.bihuan.notice.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.bihuan.notice.NoticeKind;
import org.bihuan.notice.out.ChannelFormat;
import org.bihuan.notice.out.ChannelList;
import org.bihuan.notice.out.Channels;
import org.bihuan.notice.out.Deliveries;
import org.bihuan.notice.out.DeliveryList;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Channels notices leave by, and the log of what was sent. */
@RestController
@RequestMapping("/api")
class ChannelController {

    record ChannelFacts(
            @NotBlank @Size(max = 60) String name,
            @NotNull ChannelFormat format,
            @Size(max = 500) @Nullable String address,
            @Size(max = 200) @Nullable String secret,
            @Nullable UnitId unit,
            @NotNull @Size(max = 100) List<@NotBlank @Size(max = 80) String> kinds,
            @NotNull Boolean enabled) {

        Channels.Wanted wanted() {
            return new Channels.Wanted(name, format, given(address), given(secret), unit, noticeKinds(), enabled);
        }

        private List<NoticeKind> noticeKinds() {
            try {
                return kinds.stream().map(NoticeKind::new).toList();
            } catch (IllegalArgumentException malformed) {
                throw Problem.field("kinds", "NOTICE-KIND-UNKNOWN", "没有这一类通知，请重选。");
            }
        }

        private static @Nullable String given(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    record ChannelChange(
            @NotNull @Valid ChannelFacts facts, @NotNull Integer version) {}

    record Seen(@NotNull Integer version) {}

    record Queued(UUID delivery) {}

    private final Channels channels;
    private final ChannelList list;
    private final Deliveries deliveries;
    private final DeliveryList log;

    ChannelController(Channels channels, ChannelList list, Deliveries deliveries, DeliveryList log) {
        this.channels = channels;
        this.list = list;
        this.deliveries = deliveries;
        this.log = log;
    }

    @GetMapping("/notice-channels")
    ChannelList.Channels list(
            Viewer viewer, @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "50") int size) {
        return list.page(viewer, new PageRequest(page, size));
    }

    @PostMapping("/notice-channels")
    @ResponseStatus(HttpStatus.CREATED)
    Channels.Made create(Viewer viewer, @Valid @RequestBody ChannelFacts facts) {
        return channels.create(viewer, facts.wanted());
    }

    @PutMapping("/notice-channels/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody ChannelChange change) {
        channels.change(viewer, id, change.version(), change.facts().wanted());
    }

    @DeleteMapping("/notice-channels/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Viewer viewer, @PathVariable UUID id, @RequestParam int version) {
        channels.remove(viewer, id, version);
    }

    @PostMapping("/notice-channels/{id}/secret")
    Channels.Made renewSecret(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Seen seen) {
        return channels.renewSecret(viewer, id, seen.version());
    }

    @PostMapping("/notice-channels/{id}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Queued test(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Seen seen) {
        return new Queued(channels.test(viewer, id, seen.version()));
    }

    @GetMapping("/notice-deliveries")
    Page<DeliveryList.Row> deliveries(
            Viewer viewer,
            @RequestParam(required = false) DeliveryList.@Nullable State state,
            @RequestParam(required = false) @Nullable UUID channelId,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return log.page(viewer, state, channelId, new PageRequest(page, size));
    }

    @GetMapping("/notice-deliveries/{id}")
    DeliveryList.Show delivery(Viewer viewer, @PathVariable UUID id) {
        return log.show(viewer, id);
    }

    @PostMapping("/notice-deliveries/{id}/send-again")
    DeliveryList.Show sendAgain(Viewer viewer, @PathVariable UUID id) {
        deliveries.sendAgain(viewer, id);
        return log.show(viewer, id);
    }
}
