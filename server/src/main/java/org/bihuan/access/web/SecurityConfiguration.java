package org.bihuan.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bihuan.access.KnownViewers;
import org.bihuan.shared.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The edge: everything under /api needs a session except logging in, the set-up page and the health probe. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration implements WebMvcConfigurer {

    private static final String POLICY =
            "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline';"
                    + " font-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    @Bean
    SecurityFilterChain edge(
            HttpSecurity http,
            KnownViewers viewers,
            SecurityContextRepository contexts,
            Provider provider,
            Arrival arrival)
            throws Exception {
        if (provider.isOn()) {
            arrival.open(http);
        }
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/api/session", "/api/session/code", "/api/session/ways", "/api/setup")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/actuator/health/**", "/actuator/health")
                        .permitAll()
                        .requestMatchers("/api/**", "/actuator/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .csrf(csrf -> csrf.spa())
                .securityContext(context -> context.securityContextRepository(contexts))
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, refused) ->
                                write(request, response, 401, "ACCESS-NOT-LOGGED-IN", "请先登录。"))
                        .accessDeniedHandler((request, response, refused) ->
                                write(request, response, 403, "ACCESS-REQUEST-FORGED", "请求校验未通过，请刷新页面后重试。")))
                .addFilterBefore(new ViewerFilter(viewers), CsrfFilter.class)
                .build();
    }

    @Bean
    static SecurityContextRepository securityContexts() {
        return new HttpSessionSecurityContextRepository();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ViewerArgument());
    }

    /** Answers before any controller could, and leaves the code with the request for whoever records refusals. */
    static void write(HttpServletRequest request, HttpServletResponse response, int status, String code, String detail)
            throws IOException {
        request.setAttribute(Problem.class.getName(), code);
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .write("{\"type\":\"about:blank\",\"status\":" + status + ",\"code\":\"" + code + "\",\"detail\":\""
                        + detail + "\"}");
    }
}
