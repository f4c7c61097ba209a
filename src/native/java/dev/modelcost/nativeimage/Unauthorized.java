package dev.modelcost.nativeimage;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * The library's answer to a failed login reads a field that Quarkus 3.33 no longer has, and a
 * native image with it cannot be built. This one, of native images only, does without.
 */
@TargetClass(className = "io.quarkiverse.resteasy.problem.security.HttpUnauthorizedUtils")
final class Unauthorized {

    private Unauthorized() {}

    @Substitute
    static Uni<HttpProblem> toProblem(RoutingContext context, Exception failure) {
        return Uni.createFrom()
                .item(HttpProblem.builder().withStatus(401).withTitle("Unauthorized").build());
    }
}
