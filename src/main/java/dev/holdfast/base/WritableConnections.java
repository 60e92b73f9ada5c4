package dev.holdfast.base;

import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.quarkus.agroal.runtime.JdbcDriver;
import io.quarkus.arc.Unremovable;
import io.quarkus.jdbc.postgresql.runtime.PostgreSQLAgroalConnectionConfigurer;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/// Has the pool give up a connection that takes no writes, as it does with one that is lost: it may stay read-only
/// while it lives, where a new one finds the primary.
@Alternative
@Priority(1)
@Singleton
@Unremovable
@JdbcDriver("postgresql")
class WritableConnections extends PostgreSQLAgroalConnectionConfigurer {

    private static final String READ_ONLY = "25006";

    @Override
    public void setExceptionSorter(String databaseKind, AgroalDataSourceConfigurationSupplier configuration) {
        var lost = new PostgreSQLExceptionSorter();
        configuration
                .connectionPoolConfiguration()
                .exceptionSorter(e -> READ_ONLY.equals(e.getSQLState()) || lost.isFatal(e));
    }
}
