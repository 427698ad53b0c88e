package org.bihuan.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.bihuan.access.LogIns;
import org.bihuan.access.OwnAccount;
import org.bihuan.access.SessionAccount;
import org.bihuan.access.SessionShow;
import org.bihuan.access.Viewers;
import org.bihuan.shared.CurrentZone;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

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

    record Code(@NotBlank @Size(max = 40) String code) {}

    /** @param continueAt where the log-out goes on at the identity provider that let the person in */
    record LoggedOut(@Nullable String continueAt) {}

    record PostChoice(@NotNull UUID postId) {}

    private final LogIns logIns;
    private final OwnAccount own;
    private final Viewers viewers;
    private final SessionShow sessions;
    private final Door door;
    private final Provider provider;

    SessionController(
            LogIns logIns, OwnAccount own, Viewers viewers, SessionShow sessions, Door door, Provider provider) {
        this.logIns = logIns;
        this.own = own;
        this.viewers = viewers;
        this.sessions = sessions;
        this.door = door;
        this.provider = provider;
    }

    @GetMapping
    SessionShow.Session show(Viewer viewer) {
        return sessions.of(viewer);
    }

    @PostMapping
    SessionShow.Session logIn(
            @Valid @RequestBody Credentials credentials, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        var entry = logIns.logIn(credentials.login(), credentials.password(), Origins.of(request));
        if (entry.needsCode()) {
            door.askForCode(entry.account(), request);
            throw Problem.unauthenticated("ACCESS-CODE-NEEDED", "请输入动态口令或恢复码。");
        }
        return opened(entry.account(), request, response);
    }

    @PostMapping("/code")
    SessionShow.Session giveCode(
            @Valid @RequestBody Code code, HttpServletRequest request, HttpServletResponse response) throws Exception {
        var account = door.waiting(request);
        logIns.finish(account, code.code(), Origins.of(request));
        return opened(account, request, response);
    }

    @DeleteMapping
    LoggedOut logOut(HttpServletRequest request) {
        var token = door.token(request);
        var home = UriComponentsBuilder.fromUriString(request.getRequestURL().toString())
                .replacePath(request.getContextPath())
                .build()
                .toUriString();
        var account = door.close(request);
        // Last, so that whoever hears of it finds the session gone.
        if (account != null) {
            logIns.loggedOut(account, Origins.of(request));
        }
        return new LoggedOut(token == null ? null : provider.logOutAt(token, home));
    }

    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(Viewer viewer, @Valid @RequestBody PasswordChange change, HttpServletRequest request) {
        var session = request.getSession(false);
        own.changePassword(
                viewer, change.current(), change.next(), session == null ? null : session.getId(), Origins.of(request));
    }

    @PutMapping("/post")
    SessionShow.Session usePost(Viewer viewer, @Valid @RequestBody PostChoice choice) {
        own.usePost(viewer, choice.postId());
        return sessions.of(viewers.find(viewer.zone(), viewer.account()).orElseThrow());
    }

    private SessionShow.Session opened(SessionAccount account, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        door.open(account, request, response);
        return CurrentZone.call(
                account.zone(),
                () -> sessions.of(
                        viewers.find(account.zone(), account.account()).orElseThrow()));
    }
}
