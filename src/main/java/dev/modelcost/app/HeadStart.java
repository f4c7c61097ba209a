package dev.modelcost.app;

import dev.modelcost.store.HeadStartDriver;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.internal.PlatformDependent;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.util.UUID;

/**
 * What takes long and needs nothing of the configuration, done on another core while the first one
 * reads the configuration: to ask the database of the environment for a connection, and to
 * initialise what a start initialises anyway.
 */
final class HeadStart implements Runnable {

    @Override
    public void run() {
        var url = System.getenv("QUARKUS_DATASOURCE_JDBC_URL");
        var user = System.getenv("QUARKUS_DATASOURCE_USERNAME");
        var password = System.getenv("QUARKUS_DATASOURCE_PASSWORD");
        if (url != null && user != null && password != null) {
            HeadStartDriver.ask(url, user, password);
        }
        PlatformDependent.hasUnsafe();
        InetAddress.getLoopbackAddress();
        ManagementFactory.getOperatingSystemMXBean();
        PooledByteBufAllocator.defaultNumDirectArena();
        UUID.randomUUID();
    }
}
