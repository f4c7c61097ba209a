package dev.modelcost.app;

import io.quarkus.vertx.http.DomainSocketServerStart;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Reports ready once the API takes connections. The port of the probes is open a moment before, and
 * a load balancer that believed it would send requests to a closed port. Holds no thread.
 */
@Readiness
@ApplicationScoped
public class ApiListening implements AsyncHealthCheck {

    private volatile boolean listens;

    void onHttp(@ObservesAsync HttpServerStart started) {
        listens = true;
    }

    void onHttps(@ObservesAsync HttpsServerStart started) {
        listens = true;
    }

    void onDomainSocket(@ObservesAsync DomainSocketServerStart started) {
        listens = true;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .item(HealthCheckResponse.named("port of the API").status(listens).build());
    }
}
