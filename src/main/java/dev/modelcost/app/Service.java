package dev.modelcost.app;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says what to open once the service answers, and waits for its end. */
public class Service implements QuarkusApplication {

    private final int port;

    Service(@ConfigProperty(name = "quarkus.http.port") int port) {
        this.port = port;
    }

    @Override
    public int run(String... args) {
        if (List.of(args).contains(Main.MIGRATE)) {
            System.out.println("The database has the tables and the data of this version.");
            return 0;
        }
        var base = "http://localhost:" + port;
        System.out.println(
                """

                Modelcost is up. Open
                  %1$s                                               what is here
                  %1$s/api/v1/models/deepseek-r1/training-cost?lineage=true   what DeepSeek-R1 cost
                  %1$s/docs                                          the API, to try out
                Ctrl-C stops it."""
                        .formatted(base));
        Quarkus.waitForExit();
        return 0;
    }
}
