package dev.modelcost.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.modelcost.testsupport.InstalledPrograms;
import dev.modelcost.testsupport.RunningService;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients that openapi.yaml generates, as a stranger would: they compile, strictly, and ask the
 * README's three questions of the packaged service. The programs are in {@code src/test/clients}.
 */
@Tag("jars")
class GeneratedClientsIT {

    private static final Path DESCRIPTION = Path.of("openapi.yaml");
    private static final Path CLIENTS = Path.of("src/test/clients");

    /** Copied there by the build. */
    private static final Path GENERATOR = Path.of("target/tools/openapi-generator-cli.jar");

    private static final String[] ANSWERS = {
        "cost: 5870000 USD, of which deepseek-r1 294000, deepseek-v3 5576000",
        "prices on 2025-01-20: cached-input 53.57, input 27.27, output 27.40",
        "claim: contradicted, with high certainty"
    };

    @TempDir Path directory;
    private static EmbeddedPostgres postgres;
    private static RunningService service;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        service =
                RunningService.start(
                        RunningService.packaged(),
                        Map.of(
                                "QUARKUS_DATASOURCE_JDBC_URL",
                                postgres.getJdbcUrl("postgres", "postgres")));
    }

    @AfterAll
    static void stop() throws IOException {
        service.close();
        postgres.close();
    }

    @Test
    void typeScriptAsksTheQuestionsOfTheReadme() throws Exception {
        assumeTrue(
                InstalledPrograms.has("npm"),
                "npm is not installed, so no TypeScript client is generated.");
        try (var files = Files.list(CLIENTS.resolve("typescript"))) {
            for (var file : files.toList()) {
                Files.copy(file, directory.resolve(file.getFileName()));
            }
        }
        Files.copy(DESCRIPTION, directory.resolve(DESCRIPTION));

        run("npm", "ci", "--prefer-offline", "--no-progress");
        run("npm", "run", "generate");
        run("npm", "run", "compile");

        assertThat(run("npm", "run", "--silent", "ask", service.awaitReady().url().toString()))
                .containsExactly(ANSWERS);
    }

    @Test
    void javaAsksTheQuestionsOfTheReadme() throws Exception {
        assertThat(GENERATOR).as("copied by mvn verify").exists();
        var generated = directory.resolve("generated");
        var classes = Files.createDirectory(directory.resolve("classes"));
        var java = ProcessHandle.current().info().command().orElseThrow();
        run(
                java,
                "-jar",
                GENERATOR.toAbsolutePath().toString(),
                "generate",
                "--generator-name=java",
                "--library=native",
                "--input-spec=" + DESCRIPTION.toAbsolutePath(),
                "--output=" + generated,
                "--global-property=apis,models,supportingFiles"
                        + ",apiDocs=false,modelDocs=false,apiTests=false,modelTests=false",
                "--additional-properties=invokerPackage=client,apiPackage=client.api"
                        + ",modelPackage=client.model,useSingleRequestParameter=true"
                        + ",useJakartaEe=true,openApiNullable=false,hideGenerationTimestamp=true");

        // Jackson and the annotations that the client needs are among our own libraries.
        var libraries = System.getProperty("java.class.path");
        var sources = Files.writeString(directory.resolve("sources"), sources(generated));
        run(
                Path.of(java).resolveSibling("javac").toString(),
                "-proc:none",
                "-nowarn",
                "-d",
                classes.toString(),
                "-classpath",
                libraries,
                "@" + sources);

        assertThat(
                        run(
                                java,
                                "-classpath",
                                classes + File.pathSeparator + libraries,
                                "Questions",
                                service.awaitReady().url().toString()))
                .containsExactly(ANSWERS);
    }

    /**
     * The files to compile, one a line: all that was generated, whether the program needs it or
     * not.
     */
    private static String sources(Path generated) throws IOException {
        try (var files = Files.walk(generated.resolve("src/main/java"))) {
            return Stream.concat(files, Stream.of(CLIENTS.resolve("java/Questions.java")))
                    .map(file -> file.toAbsolutePath().toString())
                    .filter(file -> file.endsWith(".java"))
                    .collect(Collectors.joining("\n"));
        }
    }

    /** What it prints on its standard output, line by line. */
    private List<String> run(String... command) throws IOException, InterruptedException {
        var output = Files.createTempFile(directory, "output", ".txt");
        var errors = Files.createTempFile(directory, "errors", ".txt");
        var ended =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile())
                        .start()
                        .waitFor();
        assertThat(ended)
                .as(
                        "%s%n%s%n%s",
                        String.join(" ", command),
                        Files.readString(output),
                        Files.readString(errors))
                .isZero();
        return Files.readAllLines(output);
    }
}
