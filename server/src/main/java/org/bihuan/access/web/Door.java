package org.bihuan.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serial;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bihuan.access.SessionAccount;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Opens and closes sessions; between password and code it remembers for five minutes whose turn it is. */
@Component
class Door {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BINDING_PATIENCE = Duration.ofMinutes(10);
    private static final String WAITING = "bihuan.waiting-for-code";
    private static final String BINDING = "bihuan.binding-identity";
    private static final String TOKEN = "bihuan.id-token";

    private record Waiting(SessionAccount account, Instant until) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;
    }

    private final SecurityContextRepository contexts;
    private final Clock clock;

    Door(SecurityContextRepository contexts, Clock clock) {
        this.contexts = contexts;
        this.clock = clock;
    }

    /** A new session id at every log-in, so that one planted beforehand is worth nothing. */
    void open(SessionAccount account, HttpServletRequest request, HttpServletResponse response) {
        end(request);
        var context =
                new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(account, null, List.of()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    /** The session of one who has shown the first factor only; it opens nothing. */
    void askForCode(SessionAccount account, HttpServletRequest request) {
        end(request);
        request.getSession(true)
                .setAttribute(WAITING, new Waiting(account, clock.instant().plus(PATIENCE)));
    }

    /** Whose code is awaited; refuses with {@code ACCESS-CODE-NOT-AWAITED} when nobody's is, or no longer. */
    SessionAccount waiting(HttpServletRequest request) {
        var session = request.getSession(false);
        var waiting = session == null ? null : session.getAttribute(WAITING);
        if (!(waiting instanceof Waiting(SessionAccount account, Instant until))
                || !clock.instant().isBefore(until)) {
            throw Problem.unauthenticated("ACCESS-CODE-NOT-AWAITED", "登录已超时，请重新输入登录名和密码。");
        }
        return account;
    }

    /** Remembers for ten minutes that the identity this browser comes back with is to be bound to the account. */
    void awaitBinding(Viewer viewer, HttpServletRequest request) {
        var account = new SessionAccount(viewer.zone().value(), viewer.account().value());
        request.getSession(true)
                .setAttribute(BINDING, new Waiting(account, clock.instant().plus(BINDING_PATIENCE)));
    }

    /** The account an identity is to be bound to; asked once. */
    @Nullable
    SessionAccount binding(HttpServletRequest request) {
        var session = request.getSession(false);
        var binding = session == null ? null : session.getAttribute(BINDING);
        if (session != null) {
            session.removeAttribute(BINDING);
        }
        return binding instanceof Waiting(SessionAccount account, Instant until)
                        && clock.instant().isBefore(until)
                ? account
                : null;
    }

    /** The token a log-out shows to the provider that let the person in. */
    void keepToken(String idToken, HttpServletRequest request) {
        request.getSession(true).setAttribute(TOKEN, idToken);
    }

    @Nullable
    String token(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(TOKEN) instanceof String token ? token : null;
    }

    /** Whose session it was, if it was anybody's. */
    @Nullable
    SessionAccount close(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        end(request);
        return authentication != null && authentication.getPrincipal() instanceof SessionAccount account
                ? account
                : null;
    }

    private static void end(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
