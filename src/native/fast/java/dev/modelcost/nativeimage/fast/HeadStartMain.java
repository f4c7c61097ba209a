package dev.modelcost.nativeimage.fast;

import dev.modelcost.app.Main;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * Asks for the first connection, where the environment says of which database, and starts the
 * service. On a JVM two threads that are both the first to log may wait for each other for ever; in
 * a native image the logging is there from the beginning.
 */
@QuarkusMain(name = "head-start")
public final class HeadStartMain {

    private HeadStartMain() {}

    public static void main(String... arguments) {
        var url = System.getenv("QUARKUS_DATASOURCE_JDBC_URL");
        var user = System.getenv("QUARKUS_DATASOURCE_USERNAME");
        var password = System.getenv("QUARKUS_DATASOURCE_PASSWORD");
        if (url != null && user != null && password != null) {
            HeadStartDriver.ask(url, user, password);
        }
        Main.main(arguments);
    }
}
