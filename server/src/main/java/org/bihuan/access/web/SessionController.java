package org.bihuan.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.bihuan.access.LogIns;
import org.bihuan.access.OwnAccount;
import org.bihuan.access.SessionAccount;
import org.bihuan.access.SessionShow;
import org.bihuan.access.Viewers;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Logging in and out, and what the session knows. */
@RestController
@RequestMapping("/api/session")
class SessionController {

    record Credentials(
            @NotBlank @Size(max = 100) String login,
            @NotBlank @Size(max = 200) String password) {}

    record PasswordChange(
            @NotBlank @Size(max = 200) String current,
            @NotBlank @Size(max = 200) String next) {}

    record PostChoice(@NotNull UUID postId) {}

    private final LogIns logIns;
    private final OwnAccount own;
    private final Viewers viewers;
    private final SessionShow sessions;
    private final SecurityContextRepository contexts;

    SessionController(
            LogIns logIns, OwnAccount own, Viewers viewers, SessionShow sessions, SecurityContextRepository contexts) {
        this.logIns = logIns;
        this.own = own;
        this.viewers = viewers;
        this.sessions = sessions;
        this.contexts = contexts;
    }

    @GetMapping
    SessionShow.Session show(Viewer viewer) {
        return sessions.of(viewer);
    }

    @PostMapping
    SessionShow.Session logIn(
            @Valid @RequestBody Credentials credentials, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        var account = logIns.logIn(credentials.login(), credentials.password(), origin(request));
        remember(account, request, response);
        return CurrentZone.call(
                account.zone(),
                () -> sessions.of(
                        viewers.find(account.zone(), account.account()).orElseThrow()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logOut(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        // Last, so that whoever hears of it finds the session gone.
        if (authentication != null && authentication.getPrincipal() instanceof SessionAccount account) {
            logIns.loggedOut(account, origin(request));
        }
    }

    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(Viewer viewer, @Valid @RequestBody PasswordChange change, HttpServletRequest request) {
        var session = request.getSession(false);
        own.changePassword(
                viewer, change.current(), change.next(), session == null ? null : session.getId(), origin(request));
    }

    @PutMapping("/post")
    SessionShow.Session usePost(Viewer viewer, @Valid @RequestBody PostChoice choice) {
        own.usePost(viewer, choice.postId());
        return sessions.of(viewers.find(viewer.zone(), viewer.account()).orElseThrow());
    }

    private static LogIns.Origin origin(HttpServletRequest request) {
        var agent = request.getHeader("User-Agent");
        return new LogIns.Origin(request.getRemoteAddr(), agent == null ? "" : agent);
    }

    /** A new session id at every log-in, so that one planted beforehand is worth nothing. */
    private void remember(SessionAccount account, HttpServletRequest request, HttpServletResponse response) {
        var old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        var context =
                new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(account, null, List.of()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }
}
