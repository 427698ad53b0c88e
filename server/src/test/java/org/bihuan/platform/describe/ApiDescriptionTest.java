package org.bihuan.platform.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description the typed client is made from says what the server does, and lies in the repository. */
@ApiTest
class ApiDescriptionTest {

    private static final Path KEPT = Path.of("../web/api/openapi.json");

    @Autowired
    TestZones zones;

    @Autowired
    JsonMapper json;

    private JsonNode api;

    @BeforeEach
    void describe() throws IOException {
        var answer = zones.create().officer.get("/api/openapi");
        assertThat(answer.status()).isEqualTo(200);
        var text = answer.response().getContentAsString(StandardCharsets.UTF_8);
        api = ((ObjectNode) json.readTree(text)).without("servers");
        Files.writeString(Path.of("target/openapi.json"), api.toString());
    }

    @Test
    void theDescriptionInTheRepositoryIsTheServers() throws IOException {
        if (!api.equals(json.readTree(Files.readString(KEPT)))) {
            fail("web/api/openapi.json is not what the server offers: run ./bihuan api");
        }
    }

    @Test
    void whatMayBeNullSaysSoAndTheRestDoesNot() {
        var row = schema("access.AccountList.Row");

        assertThat(row.at("/properties/login").toString()).isEqualTo("{\"type\":\"string\"}");
        assertThat(row.at("/properties/lockedUntil/type").toString()).isEqualTo("[\"string\",\"null\"]");
        assertThat(row.at("/properties/person/oneOf").toString())
                .isEqualTo("[{\"$ref\":\"#/components/schemas/access.AccountList.Named\"},{\"type\":\"null\"}]");
    }

    @Test
    void answersHaveAllTheirMembersAndRequestsMayLeaveOutWhatMayBeNull() {
        assertThat(schema("access.AccountList.Row").at("/required"))
                .hasSameSizeAs(schema("access.AccountList.Row").at("/properties"));
        assertThat(schema("access.Account.NewAccount").at("/required").toString())
                .isEqualTo("[\"login\"]");
    }

    @Test
    void anActIsOneOfItsVariants() {
        assertThat(schema("matter.MatterOrder").at("/oneOf")).hasSizeGreaterThan(20);
        assertThat(schema("matter.MatterOrder.Urge").at("/properties/act/const").asString())
                .isEqualTo("URGE");
        assertThat(schema("matter.MatterOrder.Urge").at("/required").toString()).isEqualTo("[\"act\"]");
    }

    @Test
    void everyOperationTellsItsProblemsAndEveryUploadItsFile() {
        for (var path : api.at("/paths")) {
            for (var operation : path) {
                assertThat(operation.at("/responses/default/$ref").asString())
                        .as(operation.at("/operationId").asString())
                        .isEqualTo("#/components/responses/Problem");
                var parts = operation.at("/requestBody/content/multipart~1form-data/schema/properties");
                assertThat(parts.isMissingNode() || parts.has("file")).isTrue();
            }
        }
        assertThat(api.at("/paths/~1api~1calendar~1preview/post/requestBody/content")
                        .has("multipart/form-data"))
                .isTrue();
    }

    private JsonNode schema(String name) {
        return api.at("/components/schemas").get(name);
    }
}
