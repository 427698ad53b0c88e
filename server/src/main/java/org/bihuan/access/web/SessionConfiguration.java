package org.bihuan.access.web;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/** Puts {@link KeptSessions} before the sessions in the database. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    @Bean
    static BeanPostProcessor keptSessions() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof JdbcIndexedSessionRepository stored ? kept(stored) : bean;
            }
        };
    }

    private static <S extends Session> KeptSessions<S> kept(FindByIndexNameSessionRepository<S> stored) {
        return new KeptSessions<>(stored);
    }
}
