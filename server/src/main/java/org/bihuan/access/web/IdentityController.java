package org.bihuan.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.bihuan.access.ExternalIdentities;
import org.bihuan.access.OwnAccount;
import org.bihuan.shared.AccountId;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Identities of the provider (统一身份): ways to log in, one's own binding, those of others. */
@RestController
@RequestMapping("/api")
class IdentityController {

    /** Another way to log in than by name and password, and where it begins. */
    record Way(String name, String startAt) {}

    record Ways(@Nullable Way provider) {}

    record Own(@Nullable Way provider, ExternalIdentities.@Nullable Bound bound) {}

    /** The identity of another's account, and whether there is a provider to bind one of. */
    record Others(@Nullable String provider, ExternalIdentities.@Nullable Bound bound) {}

    record OwnPassword(@NotBlank @Size(max = 200) String password) {}

    record Start(String startAt) {}

    record Subject(@NotBlank @Size(max = 255) String subject) {}

    private final Provider provider;
    private final ExternalIdentities identities;
    private final OwnAccount own;
    private final Door door;

    IdentityController(Provider provider, ExternalIdentities identities, OwnAccount own, Door door) {
        this.provider = provider;
        this.identities = identities;
        this.own = own;
        this.door = door;
    }

    @GetMapping("/session/ways")
    Ways ways() {
        return new Ways(way());
    }

    @GetMapping("/session/identity")
    Own own(Viewer viewer) {
        return new Own(way(), identities.of(viewer));
    }

    /** After the password the browser may go to the provider within ten minutes and come back bound. */
    @PostMapping("/session/identity/bind")
    Start bind(Viewer viewer, @Valid @RequestBody OwnPassword password, HttpServletRequest request) {
        own.mustBeOwner(viewer, password.password(), Origins.of(request));
        door.awaitBinding(viewer, request);
        return new Start(Provider.START + "/" + Provider.ID);
    }

    @PostMapping("/session/identity/unbind")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unbind(Viewer viewer, @Valid @RequestBody OwnPassword password, HttpServletRequest request) {
        own.mustBeOwner(viewer, password.password(), Origins.of(request));
        identities.unbindOwn(viewer);
    }

    @GetMapping("/accounts/{id}/identity")
    Others of(Viewer viewer, @PathVariable UUID id) {
        return new Others(provider.isOn() ? provider.name() : null, identities.of(viewer, new AccountId(id)));
    }

    @PutMapping("/accounts/{id}/identity")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void bindFor(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Subject subject) {
        identities.bindFor(viewer, new AccountId(id), subject.subject());
    }

    @DeleteMapping("/accounts/{id}/identity")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unbindFor(Viewer viewer, @PathVariable UUID id) {
        identities.unbindFor(viewer, new AccountId(id));
    }

    private @Nullable Way way() {
        return provider.isOn() ? new Way(provider.name(), Provider.START + "/" + Provider.ID) : null;
    }
}
