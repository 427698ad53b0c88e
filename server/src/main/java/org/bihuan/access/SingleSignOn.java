package org.bihuan.access;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The identity provider people may log in with (OpenID Connect), as configured by {@code bihuan.oidc.*}; without an
 * issuer there is none, and the local log-in goes on beside it.
 */
@Component
public class SingleSignOn {

    private final String issuer;
    private final String clientId;
    private final String clientSecret;
    private final String name;
    private final List<String> scopes;
    private final String home;

    SingleSignOn(
            @Value("${bihuan.oidc.issuer:}") String issuer,
            @Value("${bihuan.oidc.client-id:}") String clientId,
            @Value("${bihuan.oidc.client-secret:}") String clientSecret,
            @Value("${bihuan.oidc.name:统一身份认证}") String name,
            @Value("${bihuan.oidc.scopes:openid}") List<String> scopes,
            @Value("${bihuan.public-url:}") String home) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.name = name;
        this.scopes = List.copyOf(scopes);
        this.home = home.endsWith("/") ? home.substring(0, home.length() - 1) : home;
    }

    public boolean isOn() {
        return !issuer.isEmpty() && !clientId.isEmpty();
    }

    public String issuer() {
        return issuer;
    }

    public String clientId() {
        return clientId;
    }

    public String clientSecret() {
        return clientSecret;
    }

    /** What the button says. */
    public String name() {
        return name;
    }

    public List<String> scopes() {
        return scopes;
    }

    /** The installation's own address as browsers know it; empty means as the request says. */
    public String home() {
        return home;
    }
}
