package org.bihuan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.net.URI;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.bihuan.access.BuiltinRole;
import org.bihuan.access.Scope;
import org.bihuan.shared.Ids;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.Endpoints;
import org.bihuan.testing.Endpoints.Endpoint;
import org.bihuan.testing.TestDatabase;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Deny by default: every endpoint × nobody, every built-in role, and the ids of other zones. */
@ApiTest
class EveryEndpointRefusesTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    TestZones zones;

    @Autowired
    MockMvc http;

    @Test
    void everyEndpointSaysInTheTableWhoMayUseIt() throws Exception {
        var served = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            if (method.getBeanType().getPackageName().startsWith("org.bihuan")) {
                mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(verb -> mapping.getPatternValues().forEach(path -> served.add(verb + " " + path)));
            }
        });
        served.removeIf(endpoint -> !endpoint.contains(" /api/"));

        assertThat(Endpoints.all().keySet()).containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void nobodyWithoutASessionGetsAnything() throws Exception {
        var wrong = new ArrayList<String>();
        for (var endpoint : Endpoints.all().values()) {
            var status = http.perform(request(endpoint, Ids.next().toString()).with(csrf()))
                    .andReturn()
                    .getResponse()
                    .getStatus();
            if (!endpoint.isOpen() && status != 401) {
                wrong.add(endpoint.key() + " answered " + status);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyRoleIsRefusedWhatItIsNotPermitted() throws Exception {
        var people = onePerRole(zones.create());
        var wrong = new ArrayList<String>();
        for (var endpoint : Endpoints.all().values()) {
            people.forEach((role, person) -> {
                var answer = person.send(request(endpoint, Ids.next().toString()));
                var denied =
                        "ACCESS-NOT-PERMITTED".equals(answer.body().at("/code").asString(""));
                if (endpoint.isFor(role) ? denied : answer.status() != 403 && answer.status() != 404) {
                    wrong.add(endpoint.key() + " answered " + role + " " + answer.status());
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatLiesInAForeignZoneIsAnsweredAsIfItWereNotThere() throws Exception {
        var foreign = foreignIds(zones.create());
        assertThat(foreign).hasSizeGreaterThan(5);
        var people = onePerRole(zones.create());
        var wrong = new ArrayList<String>();
        for (var endpoint : Endpoints.all().values()) {
            var may = people.entrySet().stream()
                    .filter(each -> endpoint.isFor(each.getKey()))
                    .findFirst();
            if (!endpoint.namesObjects() || endpoint.isOpen() || may.isEmpty()) {
                continue;
            }
            var person = may.get().getValue();
            var unknown = Ids.next().toString();
            var missing = person.send(request(endpoint, unknown));
            foreign.forEach((table, id) -> {
                var answer = person.send(request(endpoint, id.toString()));
                var same = answer.body()
                        .toString()
                        .equals(missing.body().toString().replace(unknown, id.toString()));
                if (answer.status() != missing.status() || !same) {
                    wrong.add(endpoint.key() + " answered " + answer.status() + " for an id of " + table);
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    private static Map<BuiltinRole, TestPerson> onePerRole(TestZone zone) {
        var people = new EnumMap<BuiltinRole, TestPerson>(BuiltinRole.class);
        for (var role : BuiltinRole.values()) {
            people.put(role, zone.person(role, Scope.ALL, role.nameZh(), role.isAdministrator() ? null : zone.lanhe));
        }
        return people;
    }

    /** One id from each zone table of the database, of the given zone where it has one, else of any other. */
    private static Map<String, UUID> foreignIds(TestZone zone) throws Exception {
        var ids = new LinkedHashMap<String, UUID>();
        try (var connection = DriverManager.getConnection(TestDatabase.superuserUrl());
                var statement = connection.createStatement()) {
            for (var table : tables(statement)) {
                var row = statement.executeQuery(
                        "select id from " + table + " order by (zone_id = '" + zone.key + "') desc limit 1");
                if (row.next()) {
                    ids.put(table, row.getObject(1, UUID.class));
                }
            }
        }
        return ids;
    }

    private static List<String> tables(java.sql.Statement statement) throws Exception {
        var tables = new ArrayList<String>();
        var found = statement.executeQuery("""
                select c.oid::regclass::text from pg_class c
                join pg_attribute z on z.attrelid = c.oid and z.attname = 'zone_id'
                join pg_attribute i on i.attrelid = c.oid and i.attname = 'id' and i.atttypid = 'uuid'::regtype
                where c.relkind in ('r', 'p') and not c.relispartition order by 1""");
        while (found.next()) {
            tables.add(found.getString(1));
        }
        return tables;
    }

    private static AbstractMockHttpServletRequestBuilder<?> request(Endpoint endpoint, String id) {
        var address = URI.create(endpoint.address(id));
        if (endpoint.isUpload()) {
            return MockMvcRequestBuilders.multipart(HttpMethod.valueOf(endpoint.method()), address)
                    .file(new MockMultipartFile("file", "x.txt", "text/plain", new byte[] {'x'}));
        }
        var request = MockMvcRequestBuilders.request(HttpMethod.valueOf(endpoint.method()), address);
        if (endpoint.body() != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(endpoint.body());
        }
        return request;
    }
}
