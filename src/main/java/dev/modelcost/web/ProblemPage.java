package dev.modelcost.web;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The page that the {@code type} of a problem links to and that explains it. */
@ApplicationScoped
public class ProblemPage {

    void route(@Observes Router router) {
        router.get("/problems").handler(context -> context.reroute("/problems.html"));
        router.head("/problems").handler(context -> context.reroute("/problems.html"));
    }
}
