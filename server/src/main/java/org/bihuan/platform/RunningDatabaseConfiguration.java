package org.bihuan.platform;

import org.bihuan.platform.postgres.Endpoint;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hands the running database out twice: to the application, and to the migrations as owner. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(RunningDatabase.DATA)
class RunningDatabaseConfiguration {

    @Bean
    JdbcConnectionDetails applicationConnection(RunningDatabase database) {
        return new ForApplication(database.endpoint());
    }

    @Bean
    FlywayConnectionDetails ownerConnection(RunningDatabase database) {
        return new ForMigrations(database.endpoint());
    }

    private record ForApplication(Endpoint endpoint) implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return endpoint.app().user();
        }

        @Override
        public String getPassword() {
            return endpoint.app().password();
        }

        @Override
        public String getJdbcUrl() {
            return endpoint.url();
        }
    }

    private record ForMigrations(Endpoint endpoint) implements FlywayConnectionDetails {

        @Override
        public String getUsername() {
            return endpoint.owner().user();
        }

        @Override
        public String getPassword() {
            return endpoint.owner().password();
        }

        @Override
        public String getJdbcUrl() {
            return endpoint.url();
        }
    }
}
