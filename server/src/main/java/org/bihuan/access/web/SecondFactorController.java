package org.bihuan.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.bihuan.access.SecondFactors;
import org.bihuan.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own second factor (动态口令). */
@RestController
@RequestMapping("/api/session/second-factor")
class SecondFactorController {

    record Password(@NotBlank @Size(max = 200) String password) {}

    record FirstCode(@NotBlank @Size(max = 40) String code) {}

    record Proof(
            @NotBlank @Size(max = 200) String password,
            @NotBlank @Size(max = 40) String code) {}

    private final SecondFactors factors;

    SecondFactorController(SecondFactors factors) {
        this.factors = factors;
    }

    @GetMapping
    SecondFactors.Show show(Viewer viewer) {
        return factors.of(viewer);
    }

    @PostMapping("/begin")
    SecondFactors.Begun begin(Viewer viewer, @Valid @RequestBody Password password, HttpServletRequest request) {
        return factors.begin(viewer, password.password(), Origins.of(request));
    }

    @PostMapping("/confirm")
    SecondFactors.RecoveryCodes confirm(Viewer viewer, @Valid @RequestBody FirstCode code, HttpServletRequest request) {
        var session = request.getSession(false);
        return factors.confirm(viewer, code.code(), session == null ? null : session.getId());
    }

    @PostMapping("/recovery-codes")
    SecondFactors.RecoveryCodes renewCodes(Viewer viewer, @Valid @RequestBody Proof proof, HttpServletRequest request) {
        return factors.renewCodes(viewer, proof.password(), proof.code(), Origins.of(request));
    }

    @PostMapping("/off")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void turnOff(Viewer viewer, @Valid @RequestBody Proof proof, HttpServletRequest request) {
        factors.turnOff(viewer, proof.password(), proof.code(), Origins.of(request));
    }
}
