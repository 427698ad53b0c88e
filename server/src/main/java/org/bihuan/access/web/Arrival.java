package org.bihuan.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.bihuan.access.ExternalIdentities;
import org.bihuan.access.LogIns;
import org.bihuan.access.SessionAccount;
import org.bihuan.access.Viewers;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Somebody comes back from the identity provider: to log in, or to bind that identity to the account the browser is
 * logged in with. State, nonce and PKCE are examined before by Spring Security; tokens are not kept but for the one the
 * log-out needs.
 */
@Component
class Arrival {

    private static final Logger log = LoggerFactory.getLogger(Arrival.class);

    private final Provider provider;
    private final ExternalIdentities identities;
    private final LogIns logIns;
    private final Viewers viewers;
    private final Door door;

    Arrival(Provider provider, ExternalIdentities identities, LogIns logIns, Viewers viewers, Door door) {
        this.provider = provider;
        this.identities = identities;
        this.logIns = logIns;
        this.viewers = viewers;
        this.door = door;
    }

    void open(HttpSecurity http) {
        var requests = new DefaultOAuth2AuthorizationRequestResolver(provider.registrations(), Provider.START);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        http.oauth2Login(login -> login.clientRegistrationRepository(provider.registrations())
                .authorizedClientRepository(new NothingKept())
                .loginPage("/login")
                .authorizationEndpoint(start -> start.authorizationRequestResolver(requests))
                .redirectionEndpoint(back -> back.baseUri(Provider.BACK + "/*"))
                .successHandler(this::arrived)
                .failureHandler(this::failed));
    }

    private void arrived(HttpServletRequest request, HttpServletResponse response, Authentication vouched)
            throws IOException {
        var user = (OidcUser) Objects.requireNonNull(vouched.getPrincipal());
        var issuer = Objects.requireNonNull(user.getIdToken().getIssuer()).toString();
        var subject = Objects.requireNonNull(user.getSubject());
        var binding = door.binding(request);
        response.sendRedirect(
                binding == null
                        ? loggedIn(user, issuer, subject, request, response)
                        : bound(binding, issuer, subject, request, response));
    }

    private String loggedIn(
            OidcUser user, String issuer, String subject, HttpServletRequest request, HttpServletResponse response) {
        try {
            var entry = logIns.vouchedFor(identities.find(issuer, subject), subject, Origins.of(request));
            if (entry.needsCode()) {
                door.askForCode(entry.account(), request);
                return "/login?step=code";
            }
            door.open(entry.account(), request, response);
            door.keepToken(user.getIdToken().getTokenValue(), request);
            return "/";
        } catch (Problem refused) {
            door.close(request);
            return "/login?refused=" + refused.code();
        }
    }

    private String bound(
            SessionAccount account,
            String issuer,
            String subject,
            HttpServletRequest request,
            HttpServletResponse response) {
        door.open(account, request, response);
        try {
            CurrentZone.run(account.zone(), () -> {
                var viewer = viewers.find(account.zone(), account.account())
                        .orElseThrow(() -> Problem.unauthenticated("ACCESS-DISABLED", "该账号已停用，请联系系统管理员。"));
                identities.bindOwn(viewer, issuer, subject);
            });
            return "/account?bound=yes";
        } catch (Problem refused) {
            return "/account?refused=" + refused.code();
        }
    }

    /** The reason stays in the log; it could tell an attacker how far he got. */
    private void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        log.warn("log-in by the identity provider failed: {}", reason.getMessage());
        response.sendRedirect("/login?refused=ACCESS-SSO-FAILED");
    }

    /** Nobody acts at the provider on behalf of the person, so its tokens are let go. */
    private static final class NothingKept implements OAuth2AuthorizedClientRepository {

        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String registration, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String registration,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {}
    }
}
