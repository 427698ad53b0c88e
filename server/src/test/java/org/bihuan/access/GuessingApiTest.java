package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.Door;
import org.bihuan.testing.TestClock;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZones;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Many guesses at the same moment: no more are compared than one after the other would be. */
@ApiTest
class GuessingApiTest {

    private static final int AT_ONCE = 30;

    @Autowired
    TestZones zones;

    @Autowired
    TestClock.Settable clock;

    @Autowired
    Door door;

    @Autowired
    MockMvc http;

    @Autowired
    JsonMapper json;

    @Autowired
    Tries tries;

    @AfterEach
    void clockBack() {
        clock.set(TestClock.START);
    }

    @Test
    void comparesFivePasswordsHoweverManyArriveAtOnce() throws Exception {
        var officer = zones.create().officer;

        var codes =
                atOnce(at -> guess("/api/session", Map.of("login", officer.login(), "password", "wrong-" + at), null));

        assertThat(codes).hasSize(AT_ONCE).containsOnly("ACCESS-BAD-CREDENTIALS", "ACCESS-LOCKED");
        assertThat(codes.stream().filter("ACCESS-BAD-CREDENTIALS"::equals)).hasSize(Tries.FAILURES_ALLOWED);
        assertThat(door.logIn(officer.login(), TestZones.PASSWORD).code()).isEqualTo("ACCESS-LOCKED");
        clock.advance(Tries.LOCK);
        assertThat(door.logIn(officer.login(), TestZones.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void comparesFiveCodesHoweverManyArriveAtOnceAndSaysWhatLocked() throws Exception {
        var officer = zones.create().officer;
        turnOn(officer);
        clock.advance(Duration.ofSeconds(30));
        var cookie = door.logIn(officer.login(), TestZones.PASSWORD).cookie();

        var codes = atOnce(at -> guess("/api/session/code", Map.of("code", "%06d".formatted(at)), cookie));

        assertThat(codes.stream().filter("ACCESS-CODE-WRONG"::equals)).hasSizeLessThanOrEqualTo(Tries.FAILURES_ALLOWED);
        var locked = door.logIn(officer.login(), TestZones.PASSWORD);
        assertThat(locked.code()).isEqualTo("ACCESS-LOCKED");
        assertThat(locked.body().at("/detail").asString()).startsWith("密码或动态口令连续输错，账号已锁定，请于 ");
    }

    @Test
    void comparesFivePasswordsAtAnOpenDesk() throws Exception {
        var officer = zones.create().officer;

        var answers = atOnce(at -> {
            var answer = officer.post(
                    "/api/session/password", Map.of("current", "wrong-" + at, "next", "Another-2026-" + at));
            return answer.body()
                    .at("/errors/0/code")
                    .asString(answer.body().at("/code").asString());
        });

        assertThat(answers.stream().filter("ACCESS-PASSWORD-WRONG"::equals)).hasSize(Tries.FAILURES_ALLOWED);
    }

    @Test
    void liftsNoLockForARightGuessThatWasOnItsWay() {
        var zone = zones.create();
        var id = zone.officer.account().value();
        zone.inZone(() -> {
            var right = tries.begin(zone.key.value(), id);
            for (int wrong = 1; wrong < Tries.FAILURES_ALLOWED; wrong++) {
                assertThat(tries.begin(zone.key.value(), id).lockedUntil()).isNull();
            }

            assertThat(tries.right(right, true)).isEqualTo(clock.instant().plus(Tries.LOCK));
            assertThat(tries.begin(zone.key.value(), id).lockedUntil()).isNotNull();
            return right;
        });
    }

    @Test
    void letsTheFifthInWhenItIsRight() {
        var officer = zones.create().officer;
        for (int wrong = 1; wrong < Tries.FAILURES_ALLOWED; wrong++) {
            assertThat(door.logIn(officer.login(), "wrong").code()).isEqualTo("ACCESS-BAD-CREDENTIALS");
        }
        assertThat(door.logIn(officer.login(), TestZones.PASSWORD).status()).isEqualTo(200);
        assertThat(door.logIn(officer.login(), "wrong").code()).isEqualTo("ACCESS-BAD-CREDENTIALS");
        assertThat(door.logIn(officer.login(), TestZones.PASSWORD).status()).isEqualTo(200);
    }

    private interface Guess {
        String at(int number) throws Exception;
    }

    private static List<String> atOnce(Guess guess) throws Exception {
        var together = new CyclicBarrier(AT_ONCE);
        try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
            var codes = new ArrayList<String>();
            var guesses = IntStream.range(0, AT_ONCE)
                    .<Callable<String>>mapToObj(at -> () -> {
                        together.await();
                        return guess.at(at);
                    })
                    .toList();
            for (var answer : pool.invokeAll(guesses)) {
                codes.add(answer.get());
            }
            return codes;
        }
    }

    private String guess(String path, Map<String, Object> body, @Nullable Cookie cookie) throws Exception {
        var request = post(path)
                .with(csrf())
                .with(each -> {
                    each.setRemoteAddr("203.0.113." + Math.floorMod(path.hashCode(), 200));
                    return each;
                })
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsBytes(body));
        if (cookie != null) {
            request.cookie(cookie);
        }
        var answer = http.perform(request).andReturn().getResponse();
        return code(json.readTree(answer.getContentAsByteArray()));
    }

    private static String code(JsonNode body) {
        return body.at("/code").asString("");
    }

    private void turnOn(TestPerson person) {
        var secret = person.post("/api/session/second-factor/begin", Map.of("password", TestZones.PASSWORD))
                .body()
                .at("/secret")
                .asString();
        var now = OneTimePassword.at(secret, clock.instant());
        assertThat(person.post("/api/session/second-factor/confirm", Map.of("code", now))
                        .status())
                .isEqualTo(200);
    }
}
