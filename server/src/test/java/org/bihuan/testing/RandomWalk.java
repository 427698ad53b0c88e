package org.bihuan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.bihuan.shared.Ids;
import tools.jackson.databind.JsonNode;

/** Takes matters through the loop by whatever act is allowed, the same way for the same seed. */
public final class RandomWalk {

    /** Acts that leave the state or end the walk: taken seldom, so that the walk reaches every corner. */
    private static final Set<String> QUIET = Set.of(
            "AMEND",
            "CORRECT",
            "INSTRUCT",
            "URGE",
            "REQUEST_CANCELLATION",
            "WITHDRAW_REQUEST",
            "REASSIGN",
            "ARCHIVE",
            "REQUEST_EXTENSION");

    private final TestZone zone;
    private final Random random;

    private final Supplier<LocalDate> today;

    /** A walk that takes place about {@link TestClock#START}. */
    public RandomWalk(TestZone zone, long seed) {
        this(zone, seed, () -> LocalDate.of(2026, 11, 20));
    }

    /** @param today the day it asks for days after */
    public RandomWalk(TestZone zone, long seed, Supplier<LocalDate> today) {
        this.zone = zone;
        this.random = new Random(seed);
        this.today = today;
    }

    /** The next chance, below the bound. */
    public int chance(int bound) {
        return random.nextInt(bound);
    }

    /** Opens a matter and hands it to one of two units. */
    public UUID open(LocalDate dueOn) {
        var body = new LinkedHashMap<String, Object>();
        body.put("commandId", Ids.next());
        body.put("then", "ASSIGN");
        body.put("typeCode", "SUPERVISED_ITEM");
        body.put("title", "推进综保区考核进位专项方案");
        body.put("requirement", "");
        body.put("urgent", false);
        body.put("sourceKind", "MEETING");
        body.put("leadUnit", random.nextBoolean() ? zone.lanhe : zone.xinqiao);
        body.put("dueOn", dueOn);
        body.put("unclassified", true);
        var answer = zone.officer.post("/api/matters", body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return UUID.fromString(answer.body().at("/id").asString());
    }

    /** Has somebody do something allowed to the matter. */
    public void wander(UUID id) {
        var people = List.of(zone.officer, zone.inspector, zone.lanheLiaison, zone.xinqiaoLiaison, zone.leader);
        var person = people.get(random.nextInt(people.size()));
        var file = person.get("/api/matters/" + id);
        var allowed = file.body().at("/allowedActs").values().stream()
                .map(JsonNode::asString)
                .toList();
        if (allowed.isEmpty()) {
            return;
        }
        var loud = allowed.stream().filter(act -> !QUIET.contains(act)).toList();
        var offered = loud.isEmpty() || random.nextInt(6) == 0 ? allowed : loud;
        var order = order(offered.get(random.nextInt(offered.size())));
        send(person, id, file.body().at("/version").asInt(), order);
    }

    private Map<String, Object> order(String act) {
        var order = new HashMap<String, Object>();
        order.put("act", act);
        order.put("reason", "理由");
        order.put("text", "内容");
        order.put("opinion", "意见");
        order.put("percent", random.nextInt(100));
        order.put("conclusion", random.nextBoolean() ? "PASSED" : "NOT_DONE");
        order.put("method", "SITE");
        order.put("grade", "A");
        order.put("approved", random.nextInt(3) > 0);
        order.put("reviewOn", today.get().plusDays(101));
        if (act.equals("REQUEST_EXTENSION")) {
            order.put("dueOn", today.get().plusDays(73));
        }
        if (act.equals("REASSIGN") || act.equals("ASSIGN")) {
            order.put("leadUnit", random.nextBoolean() ? zone.lanhe : zone.xinqiao);
        }
        if (act.equals("CORRECT")) {
            order.put("originalDueOn", today.get().plusDays(5 + random.nextInt(60)));
        }
        if (act.equals("RAISE")) {
            order.put("rung", "ORANGE");
        }
        if (act.equals("AMEND")) {
            order.put("title", "推进综保区考核进位方案 " + random.nextInt(1000));
        }
        return order;
    }

    private static void send(TestPerson person, UUID id, int version, Map<String, Object> order) {
        var answer = person.post(
                "/api/matters/" + id + "/acts", Map.of("commandId", Ids.next(), "version", version, "order", order));
        assertThat(answer.status()).as(answer.body().toString()).isIn(200, 400, 409, 422, 429);
    }
}
