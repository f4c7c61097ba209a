package dev.modelcost.nativeimage.fast;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceMetrics;
import io.agroal.api.AgroalPoolInterceptor;
import io.agroal.api.configuration.AgroalDataSourceConfiguration;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ClientProxy;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Collection;
import java.util.List;
import java.util.logging.Logger;

/** Stands for the connection pool of the running service in what was made before it runs. */
final class ConnectionsLater implements AgroalDataSource {

    private static final long serialVersionUID = 1L;

    private transient volatile AgroalDataSource pool;

    private AgroalDataSource pool() {
        var known = pool;
        if (known == null) {
            known = ClientProxy.unwrap(Arc.container().instance(AgroalDataSource.class).get());
            pool = known;
        }
        return known;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return pool().getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return pool().getConnection(user, password);
    }

    @Override
    public Connection getReadOnlyConnection() throws SQLException {
        return pool().getReadOnlyConnection();
    }

    @Override
    public AgroalDataSourceConfiguration getConfiguration() {
        return pool().getConfiguration();
    }

    @Override
    public AgroalDataSourceMetrics getMetrics() {
        return pool().getMetrics();
    }

    @Override
    public void flush(FlushMode mode) {
        pool().flush(mode);
    }

    @Override
    public void setPoolInterceptors(Collection<? extends AgroalPoolInterceptor> interceptors) {
        pool().setPoolInterceptors(interceptors);
    }

    @Override
    public List<AgroalPoolInterceptor> getPoolInterceptors() {
        return pool().getPoolInterceptors();
    }

    @Override
    public void close() {
        pool().close();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool().getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter writer) throws SQLException {
        pool().setLogWriter(writer);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool().setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool().getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return pool().getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return pool().unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return pool().isWrapperFor(type);
    }
}
