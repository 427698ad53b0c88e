package org.bihuan.access.web;

import java.net.URI;
import org.bihuan.access.SingleSignOn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The identity provider as the protocol knows it. Its description is read when somebody first goes there, so that this
 * server starts without it.
 */
@Component
class Provider {

    /** Name of the registration in addresses. */
    static final String ID = "zone";

    static final String START = "/api/session/oidc/start";
    static final String BACK = "/api/session/oidc/back";

    private final SingleSignOn settings;
    private final SupplierClientRegistrationRepository registrations;

    Provider(SingleSignOn settings) {
        this.settings = settings;
        this.registrations = new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(registration()));
    }

    boolean isOn() {
        return settings.isOn();
    }

    String name() {
        return settings.name();
    }

    SupplierClientRegistrationRepository registrations() {
        return registrations;
    }

    /** Where a log-out goes on at the provider; nothing when it offers no such place. */
    @Nullable
    String logOutAt(String idToken, String home) {
        var registration = registrations.findByRegistrationId(ID);
        var end = registration == null
                ? null
                : registration.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
        if (end == null) {
            return null;
        }
        return UriComponentsBuilder.fromUri(URI.create(end.toString()))
                .queryParam("id_token_hint", "{token}")
                .queryParam("post_logout_redirect_uri", "{back}")
                .encode()
                .buildAndExpand(idToken, (settings.home().isEmpty() ? home : settings.home()) + "/login")
                .toUriString();
    }

    private ClientRegistration registration() {
        return ClientRegistrations.fromIssuerLocation(settings.issuer())
                .registrationId(ID)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .scope(settings.scopes())
                .redirectUri((settings.home().isEmpty() ? "{baseUrl}" : settings.home()) + BACK + "/{registrationId}")
                .build();
    }
}
