package org.bihuan.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import org.bihuan.testing.ApiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@ApiTest
class DeskPagesTest {

    @Autowired
    MockMvc http;

    @Test
    void answersTheBareAddressWithTheDesk() throws Exception {
        var answer = http.perform(get("/")).andReturn().getResponse();

        assertThat(answer.getForwardedUrl()).isEqualTo("/index.html");
    }
}
