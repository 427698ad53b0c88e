package org.bihuan.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bihuan.Bihuan;
import org.bihuan.testing.StatementCount;
import org.bihuan.testing.TestClock;
import org.bihuan.testing.TestDatabase;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

/** Measures the search over HTTP with session and rights; by itself, with {@code -Dsearch.rows=1000000}. */
@SpringBootTest(classes = Bihuan.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestDatabase.class)
@Import({TestZones.class, TestClock.class, StatementCount.class})
@EnabledIfSystemProperty(named = "search.rows", matches = "[0-9]+")
class SearchAtScaleTest {

    private static final int ROWS = Integer.getInteger("search.rows", 0);
    private static final int TURNS = 21;

    @Autowired
    TestZones zones;

    @Autowired
    MockMvc http;

    @Autowired
    JsonMapper json;

    @Value("${local.server.port}")
    int port;

    @Test
    void answersBeforeTheNextKeyIsPressed() throws Exception {
        var zone = zones.create();
        zone.officer.get("/api/matter-types");
        fill(zone);
        for (var person : List.of(zone.officer, zone.xinqiaoLiaison)) {
            var cookie = logIn(person);
            for (var typed :
                    List.of("满〔2026〕118号", "118", "99118", "满〔2026〕11", "喷淋", "甲醛超标", "999997", "ptxt", "上", "没有的词")) {
                var times = new ArrayList<Double>();
                int hits = 0;
                for (int turn = 0; turn < TURNS; turn++) {
                    long begun = System.nanoTime();
                    var answer = ask(typed, cookie);
                    times.add((System.nanoTime() - begun) / 1e6);
                    assertThat(answer.statusCode()).isEqualTo(200);
                    hits = json.readTree(answer.body()).at("/matters/items").size();
                }
                times.sort(null);
                System.out.printf(
                        "search %d %s %s: %d hits, p50 %.1f ms, p95 %.1f ms%n",
                        ROWS, person.name(), typed, hits, times.get(TURNS / 2), times.get(TURNS - 2));
            }
        }
    }

    private HttpResponse<String> ask(String typed, String cookie) throws Exception {
        var address = "http://127.0.0.1:" + port + "/api/search?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8);
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Cookie", cookie)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private String logIn(TestPerson person) throws Exception {
        var answer = http.perform(post("/api/session")
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsBytes(
                                Map.of("login", person.login(), "password", TestZones.PASSWORD))))
                .andReturn()
                .getResponse();
        return Arrays.stream(answer.getCookies())
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Four frequent titles, one in a thousand rare; every second matter is led by 新桥街道. */
    private static void fill(TestZone zone) throws Exception {
        try (var connection = DriverManager.getConnection(TestDatabase.superuserUrl());
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("drop index matter.matter_grams_ix");
            statement.execute("""
                    insert into matter.matter (zone_id, id, number, type_id, type_code, title, requirement, state, round,
                      urgent, source_kind, lead_unit_id, percent, original_due_on, due_on, step_started_at, opened_at,
                      urge_count, return_count, extension_count, reopen_count, instructed, fields, keywords, initials,
                      created_by, created_at, last_event_at, last_seq, version)
                    select t.zone_id, gen_random_uuid(), '满〔2026〕' || i || '号', t.id, t.code, w.title || i, '',
                      (array['ASSIGNED','IN_PROGRESS','CLOSED_OFF','ARCHIVED'])[1 + i %% 4], 1, false, 'LEDGER',
                      (array['%s'::uuid, '%s'::uuid])[1 + i %% 2], i %% 100, date '2026-12-20', date '2026-12-20', now(),
                      now() - interval '30 days', 0, 0, 0, 0, false, '{}',
                      '满〔2026〕' || i || '号 ' || w.title || i || ' ' || w.initials || i, w.initials || i, '%s', now(),
                      now() - i * interval '1 second', 1, 1
                    from generate_series(1, %d) i
                    join matter.matter_type t on t.zone_id = '%s' and t.code = 'HAZARD'
                    cross join lateral (select
                      case when i %% 1000 = 7 then '甲醛超标' else
                        (array['喷淋系统停用','安全出口上锁','用电接入堵点','灭火器超期'])[1 + i %% 4] end as title,
                      case when i %% 1000 = 7 then 'jqcb' else
                        (array['plxtty','aqcksx','ydjrdd','mhqcq'])[1 + i %% 4] end as initials) w
                    """.formatted(zone.lanhe, zone.xinqiao, zone.officer.account(), ROWS, zone.key));
            statement.execute("""
                    insert into matter.matter_slot (zone_id, id, matter_id, slot, unit_id, sort)
                    select zone_id, gen_random_uuid(), id, 'LEAD_UNIT', lead_unit_id, 0 from matter.matter
                    where zone_id = '%s'
                    """.formatted(zone.key));
            statement.execute("set maintenance_work_mem = '1GB'");
            statement.execute("create index matter_grams_ix on matter.matter using gin (zone_id, grams)");
            statement.execute("vacuum analyze matter.matter");
            statement.execute("vacuum analyze matter.matter_slot");
        }
    }
}
