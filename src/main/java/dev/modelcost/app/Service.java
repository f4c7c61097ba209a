package dev.modelcost.app;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Says what to open once the service is up, and waits until it is stopped. */
public class Service implements QuarkusApplication {

    private static final Logger LOG = Logger.getLogger(Service.class);

    private final int port;
    private final int managementPort;
    private final boolean machineReads;
    private final Optional<String> editorToken;

    Service(
            @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "quarkus.management.port") int managementPort,
            @ConfigProperty(name = "quarkus.log.console.json.enabled") boolean machineReads,
            @ConfigProperty(name = LocalEditor.TOKEN) Optional<String> editorToken) {
        this.port = port;
        this.managementPort = managementPort;
        this.machineReads = machineReads;
        this.editorToken = editorToken;
    }

    @Override
    public int run(String... args) {
        if (List.of(args).contains(CommandLine.MIGRATE)) {
            System.out.println(
                    "The database is up to date with the tables and data of this version.");
            return 0;
        }
        if (machineReads) {
            // Every line is an object then.
            LOG.infof(
                    "Modelcost is up on port %d; health and metrics are on port %d.",
                    port, managementPort);
        } else {
            System.out.print(invitation());
        }
        Quarkus.waitForExit();
        return 0;
    }

    private String invitation() {
        var service = "http://localhost:" + port;
        return """

        Modelcost is up. Open
          %-81s what is here
          %-81s what DeepSeek-R1 cost
          %-81s the API, to try out
          %-81s health; metrics at /q/metrics
        %sCtrl-C stops it.
        """
                .formatted(
                        service,
                        service + "/api/v1/models/deepseek-r1/training-cost?lineage=true",
                        service + "/docs",
                        "http://localhost:" + managementPort + "/q/health",
                        editorToken
                                .map(
                                        token ->
                                                "Whoever sends 'Authorization: Bearer %s' from this machine may change the record while it runs.%n"
                                                        .formatted(token))
                                .orElse(""));
    }
}
