package org.bihuan.platform;

import org.bihuan.platform.postgres.Credentials;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Opens the database of the data folder and hands it out twice: to the application, and to the migrations as owner. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(RunningDatabase.DATA)
class RunningDatabaseConfiguration {

    @Bean(destroyMethod = "close")
    RunningDatabase runningDatabase(Environment settings) {
        return RunningDatabase.open(settings);
    }

    @Bean
    JdbcConnectionDetails applicationConnection(RunningDatabase database) {
        return new As(database, database.endpoint().app());
    }

    @Bean
    FlywayConnectionDetails ownerConnection(RunningDatabase database) {
        return new As(database, database.endpoint().owner());
    }

    private record As(RunningDatabase database, Credentials credentials)
            implements JdbcConnectionDetails, FlywayConnectionDetails {

        @Override
        public String getUsername() {
            return credentials.user();
        }

        @Override
        public String getPassword() {
            return credentials.password();
        }

        @Override
        public String getJdbcUrl() {
            return database.endpoint().url();
        }

        @Override
        public String getDriverClassName() {
            return JdbcConnectionDetails.super.getDriverClassName();
        }
    }
}
