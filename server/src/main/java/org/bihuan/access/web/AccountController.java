package org.bihuan.access.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.access.AccountList;
import org.bihuan.access.Accounts;
import org.bihuan.access.LogInLog;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts (账号) and the log-in log. */
@RestController
@RequestMapping("/api")
class AccountController {

    record NewAccount(
            @NotBlank @Size(max = 50) String login,
            @Nullable PersonId person) {}

    record Link(@Nullable PersonId person, @NotNull Integer version) {}

    record Seen(@NotNull Integer version) {}

    private final Accounts accounts;
    private final AccountList list;
    private final LogInLog log;

    AccountController(Accounts accounts, AccountList list, LogInLog log) {
        this.accounts = accounts;
        this.list = list;
        this.log = log;
    }

    @GetMapping("/accounts")
    Page<AccountList.Row> list(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) AccountList.@Nullable Standing standing,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return list.page(viewer, q, standing, new PageRequest(page, size));
    }

    @GetMapping("/accounts/{id}")
    AccountList.Row show(Viewer viewer, @PathVariable UUID id) {
        return list.show(viewer, id);
    }

    @PostMapping("/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    Accounts.Issued create(Viewer viewer, @Valid @RequestBody NewAccount wanted) {
        return accounts.create(viewer, wanted.login(), wanted.person());
    }

    @PutMapping("/accounts/{id}/person")
    AccountList.Row link(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Link link) {
        accounts.link(viewer, new AccountId(id), link.version(), link.person());
        return list.show(viewer, id);
    }

    @PostMapping("/accounts/{id}/disable")
    AccountList.Row disable(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Seen seen) {
        accounts.disable(viewer, new AccountId(id), seen.version());
        return list.show(viewer, id);
    }

    @PostMapping("/accounts/{id}/enable")
    AccountList.Row enable(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Seen seen) {
        accounts.enable(viewer, new AccountId(id), seen.version());
        return list.show(viewer, id);
    }

    @PostMapping("/accounts/{id}/unlock")
    AccountList.Row unlock(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Seen seen) {
        accounts.unlock(viewer, new AccountId(id), seen.version());
        return list.show(viewer, id);
    }

    @PostMapping("/accounts/{id}/reset-password")
    Accounts.Issued resetPassword(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Seen seen) {
        return accounts.resetPassword(viewer, new AccountId(id), seen.version());
    }

    @GetMapping("/log-ins")
    Page<LogInLog.Row> logIns(
            Viewer viewer,
            @RequestParam(required = false) @Nullable UUID accountId,
            @RequestParam(required = false) LogInLog.@Nullable Outcome outcome,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        return log.page(viewer, new LogInLog.Filter(accountId, outcome, from, to), new PageRequest(page, size));
    }
}
