package dev.modelcost.about;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.about.AboutReport.Data;
import dev.modelcost.store.EditionWatch;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Release and record at {@code /q/info} of the management port, without asking the database. The
 * extension quarkus-info says at the start what it will say for ever, and the record changes.
 */
@Singleton
public class InfoRoute {

    private final ObjectMapper json;
    private final EditionWatch watch;
    private final Release release = Release.current();

    InfoRoute(ObjectMapper json, EditionWatch watch) {
        this.json = json;
        this.watch = watch;
    }

    /**
     * @param data null until the edition has been seen
     */
    private record Info(String version, @Nullable String commit, @Nullable Data data) {}

    void addTo(@Observes ManagementInterface management) {
        management.router().get("/q/info").handler(this::answer);
    }

    private void answer(RoutingContext context) {
        var edition = watch.last();
        var info =
                new Info(
                        release.version(),
                        release.commit(),
                        edition.isPresent() ? Data.of(edition.getAsLong()) : null);
        try {
            context.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(json.writeValueAsString(info));
        } catch (JsonProcessingException e) {
            context.fail(e);
        }
    }
}
