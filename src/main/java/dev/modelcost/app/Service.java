package dev.modelcost.app;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says what to open once the service answers, and waits for its end. */
public class Service implements QuarkusApplication {

    private final int port;
    private final int managementPort;

    Service(
            @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "quarkus.management.port") int managementPort) {
        this.port = port;
        this.managementPort = managementPort;
    }

    @Override
    public int run(String... args) {
        if (List.of(args).contains(Main.MIGRATE)) {
            System.out.println("The database has the tables and the data of this version.");
            return 0;
        }
        var service = "http://localhost:" + port;
        System.out.println("\nModelcost is up. Open");
        tell(service, "what is here");
        tell(
                service + "/api/v1/models/deepseek-r1/training-cost?lineage=true",
                "what DeepSeek-R1 cost");
        tell(service + "/docs", "the API, to try out");
        tell("http://localhost:" + managementPort + "/q/health", "health; metrics at /q/metrics");
        System.out.println("Ctrl-C stops it.");
        Quarkus.waitForExit();
        return 0;
    }

    private static void tell(String address, String what) {
        System.out.printf("  %-81s %s%n", address, what);
    }
}
