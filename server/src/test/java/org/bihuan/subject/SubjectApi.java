package org.bihuan.subject;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.Ids;
import org.bihuan.testing.TestPerson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes subjects as people of a test zone do. */
final class SubjectApi {

    private SubjectApi() {}

    static Map<String, Object> facts(String type, String name, @Nullable Object territorialUnit) {
        var facts = new HashMap<String, Object>();
        facts.put("typeCode", type);
        facts.put("name", name);
        facts.put("territorialUnit", territorialUnit);
        facts.put("answers", Map.of());
        return facts;
    }

    static TestPerson.Answer write(TestPerson who, UUID id, int version, Map<String, Object> facts) {
        return who.put("/api/subjects/" + id, Map.of("version", version, "facts", facts));
    }

    /** Records one and gives its id. */
    static UUID recorded(TestPerson who, Map<String, Object> facts) {
        var id = Ids.next();
        var answer = write(who, id, 0, facts);
        if (answer.status() != 200) {
            throw new AssertionError(answer.body().toString());
        }
        return id;
    }

    static String code(TestPerson.Answer answer) {
        return answer.body().at("/code").asString();
    }

    static JsonNode file(TestPerson who, UUID id) {
        return who.get("/api/subjects/" + id).body();
    }
}
