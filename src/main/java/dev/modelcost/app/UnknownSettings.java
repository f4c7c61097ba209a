package dev.modelcost.app;

import dev.modelcost.failure.NearMatches;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds settings that look like ours and are none: a slip in a name would otherwise pass in
 * silence, and the default apply. Quarkus says so of its own.
 */
final class UnknownSettings {

    /** Every setting that the service reads; a test holds the list to the sources. */
    static final Set<String> KNOWN =
            Set.of(
                    "modelcost.answers.max-bytes",
                    "modelcost.answers.unconfirmed-for",
                    "modelcost.api.root",
                    "modelcost.computations.at-once",
                    "modelcost.computations.longest-wait",
                    "modelcost.computations.most-waiting",
                    "modelcost.data.load",
                    "modelcost.database.directory",
                    "modelcost.database.wait",
                    "modelcost.http.body-deadline",
                    "modelcost.http.max-body-size",
                    "modelcost.imports.deadline",
                    "modelcost.http.compress",
                    "modelcost.http.head-deadline",
                    "modelcost.http.max-age",
                    "modelcost.http.max-held",
                    "modelcost.http.write-deadline",
                    "modelcost.local-editor.from-anywhere",
                    "modelcost.local-editor.token",
                    "modelcost.rate-limit.per-minute",
                    "modelcost.schema.version");

    private static final int PREFIX_LENGTH = "modelcost.".length();

    private static final Pattern OURS = Pattern.compile("(modelcost\\.|MODELCOST_).+");

    /** What Kubernetes tells every pod about a Service that is called modelcost. */
    private static final Pattern OF_A_SERVICE =
            Pattern.compile("MODELCOST_(.*_)?(SERVICE_(HOST|PORT)|PORT)(_.*)?");

    private static final Pattern PROFILE = Pattern.compile("^%[\\w,-]+\\.");

    private UnknownSettings() {}

    /** A sentence for each unknown name among the settings that this process was given. */
    static List<String> given() {
        return among(
                Stream.of(
                                System.getenv().keySet(),
                                System.getProperties().stringPropertyNames(),
                                inFile(Path.of("config", "application.properties")))
                        .flatMap(Collection::stream)
                        .toList());
    }

    /**
     * @param names names of environment variables and of properties
     * @return a sentence for each that looks like a setting of the service and is none
     */
    static List<String> among(Collection<String> names) {
        var variables = new TreeMap<String, String>();
        KNOWN.forEach(name -> variables.put(variable(name), name));
        return names.stream()
                .map(name -> PROFILE.matcher(name).replaceFirst(""))
                .filter(name -> OURS.matcher(name).matches())
                .filter(name -> !OF_A_SERVICE.matcher(name).matches())
                .filter(name -> !KNOWN.contains(name) && !variables.containsKey(name))
                .distinct()
                .sorted()
                .map(
                        name ->
                                sentence(
                                        name,
                                        name.equals(variable(name)) ? variables.keySet() : KNOWN))
                .toList();
    }

    /** What all names begin with would make any two of them similar. */
    private static String sentence(String name, Collection<String> known) {
        var prefix = name.substring(0, PREFIX_LENGTH);
        var near =
                NearMatches.of(
                        name.substring(PREFIX_LENGTH),
                        known.stream().map(other -> other.substring(PREFIX_LENGTH)).toList());
        return "%s is not a setting of Modelcost and does nothing.%s"
                .formatted(
                        name,
                        NearMatches.didYouMean(
                                near.stream().limit(1).map(other -> prefix + other).toList()));
    }

    /** The variable of the environment by which a property is set. */
    static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private static Set<String> inFile(Path file) {
        var properties = new Properties();
        if (Files.isReadable(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return properties.stringPropertyNames();
    }
}
