package dev.modelcost.audit;

import dev.modelcost.calc.audit.MethodSelfTest;
import dev.modelcost.web.Parameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How far the results of the service's methods are from published ones. */
@Path("/self-test")
@Tag(name = "audits")
public class SelfTestResource {

    private static final String TABLE = "self_test.csv";

    /** Kept, since neither the table nor the methods change while the service runs. */
    private volatile SelfTestReport known;

    @GET
    @Operation(
            summary = "The methods against published results",
            description =
                    "Worked examples and published stage costs, computed again by this service's own methods, with the error of each. The"
                            + " table of cases is shipped with the service; the database is not read.")
    public SelfTestReport selfTest(@Context UriInfo uri) {
        Parameters.none(uri);
        if (known == null) {
            known = run();
        }
        return known;
    }

    private static SelfTestReport run() {
        var results = cases().stream().map(SelfTestResource::result).toList();
        return new SelfTestReport(
                (int) results.stream().filter(SelfTestReport.Result::passed).count(),
                results.size(),
                results.stream().mapToDouble(r -> Math.abs(r.error())).max().orElse(0),
                results);
    }

    /** The rows of the table; no field of it holds a comma. */
    private static List<Map<String, String>> cases() {
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(TABLE)) {
            var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            var header = lines.get(0).split(",");
            return lines.stream().skip(1).map(line -> row(header, line.split(","))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> row(String[] header, String[] fields) {
        var row = new HashMap<String, String>();
        for (var i = 0; i < header.length; i++) {
            row.put(header[i], fields[i]);
        }
        return row;
    }

    private static SelfTestReport.Result result(Map<String, String> row) {
        var inputs = Stream.of(row.get("inputs").split(";")).map(Double::valueOf).toList();
        var published = Double.parseDouble(row.get("published"));
        var computed = MethodSelfTest.compute(row.get("method"), inputs);
        var error = computed / published - 1;
        var tolerance = Double.parseDouble(row.get("tolerance"));
        return new SelfTestReport.Result(
                row.get("slug"),
                row.get("name"),
                row.get("method"),
                inputs,
                published,
                computed,
                row.get("unit"),
                error,
                tolerance,
                Math.abs(error) <= tolerance,
                row.get("source"));
    }
}
