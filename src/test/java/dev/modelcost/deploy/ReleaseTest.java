package dev.modelcost.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the scripts of a release do, on a small copy of the sources, with stand-ins for the programs
 * that reach a registry or GitHub.
 */
class ReleaseTest {

    private static final String DIGEST = "sha256:" + "0a".repeat(32);

    /** What a version or the name of the images is written into. */
    private static final List<String> WRITTEN =
            List.of(
                    "pom.xml",
                    "README.md",
                    "CHANGELOG.md",
                    "compose.yaml",
                    "LICENSE",
                    "NOTICE",
                    ".ci",
                    "deploy",
                    "docs/how-to");

    @TempDir Path directory;
    private Path copy;

    @BeforeEach
    void copySources() throws IOException {
        copy = directory.resolve("copy");
        for (var written : WRITTEN) {
            try (var files = Files.walk(Path.of(written))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var target = copy.resolve(file);
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    @Test
    void aVersionIsSetWhereverItIsWritten() throws Exception {
        run(0, ".ci/version", "7.8.9");

        assertThat(read("pom.xml")).contains("    <version>7.8.9</version>\n    <name>");
        assertThat(read("compose.yaml")).contains("/modelcost:7.8.9-native");
        assertThat(read("deploy/kubernetes/base/kustomization.yaml"))
                .contains("newTag: 7.8.9-native");
        assertThat(read("deploy/knative/service.yaml"))
                .contains(":7.8.9-native")
                .doesNotContain(":0.");
        assertThat(read("deploy/cloud-run/service.yaml")).contains(":7.8.9-native");
        assertThat(read("docs/how-to/run-in-a-container.md"))
                .contains(":7.8.9-native", ":7.8.9-jvm");
        assertThat(read("README.md")).contains("target/modelcost-7.8.9-runner");
        assertThat(read("CHANGELOG.md"))
                .containsPattern("## \\[Unreleased]\n\n## \\[7\\.8\\.9] - \\d{4}-\\d\\d-\\d\\d\n");
        run(0, ".ci/release/check", "v7.8.9");
    }

    @Test
    void theVersionToComeHasNoImages() throws Exception {
        var before = read("compose.yaml");

        run(0, ".ci/version", "7.8.9-SNAPSHOT");

        assertThat(read("pom.xml")).contains("<version>7.8.9-SNAPSHOT</version>");
        assertThat(read("compose.yaml")).isEqualTo(before);
    }

    @Test
    void whatIsNoVersionOrNoImageIsRefused() throws Exception {
        assertThat(run(1, ".ci/version", "seven")).contains("'seven' is not a version");
        assertThat(run(1, ".ci/image", "ghcr.io/OWNER/modelcost"))
                .contains("is not the name of an image");
    }

    @Test
    void theNameOfTheImagesIsSetInAllPlaces() throws Exception {
        var old = read("deploy/image").strip();

        run(0, ".ci/image", "registry.example.org/somebody/costs");

        try (var files =
                Stream.of("deploy", "docs", "compose.yaml")
                        .map(copy::resolve)
                        .flatMap(ReleaseTest::walk)) {
            assertThat(files.filter(Files::isRegularFile))
                    .noneMatch(file -> text(file).contains(old));
        }
        assertThat(read("compose.yaml")).contains("image: registry.example.org/somebody/costs:");
        assertThat(read("deploy/image")).isEqualTo("registry.example.org/somebody/costs\n");
    }

    @Test
    void aTagThatIsNotTheVersionIsRefused() throws Exception {
        assertThat(run(1, ".ci/release/check", "v9.9.9"))
                .contains("the tag is v9.9.9, and pom.xml says");
    }

    @Test
    void aVersionOfWhichTheChangelogSaysNothingIsRefused() throws Exception {
        run(0, ".ci/version", "7.8.9");
        Files.writeString(
                copy.resolve("CHANGELOG.md"),
                "# Changelog\n\n## [7.8.9] - 2026-12-01\n\n## [7.8.8]\n- Something\n");

        assertThat(run(1, ".ci/release/check", "v7.8.9"))
                .contains("CHANGELOG.md has no section [7.8.9], or nothing in it");
    }

    @Test
    void theNotesAreTheSectionOfTheChangelogAlone() throws Exception {
        run(0, ".ci/version", "7.8.9");
        Files.writeString(
                copy.resolve("CHANGELOG.md"),
                "## [Unreleased]\n- Later\n\n## [7.8.9] - 2026-12-01\n- Now\n\n## [7.8.8]\n- Before\n");

        assertThat(run(0, ".ci/release/check", "v7.8.9").strip()).isEqualTo("- Now");
    }

    @Test
    void anImageIsPushedByItsDigestAlone() throws Exception {
        StandIn.of("docker", directory)
                .says(
                        """
                        echo "docker $*" >> '%s/asked'
                        while [ "$1" != --metadata-file ]; do shift; done
                        echo '{"containerimage.digest": "%s"}' > "$2"
                        """
                                .formatted(directory, DIGEST));

        run(0, ".ci/release/image", "native", "digests/native/X64");

        assertThat(read("digests/native/X64").strip()).isEqualTo(DIGEST);
        assertThat(asked())
                .singleElement()
                .asString()
                .contains(
                        "--file src/main/docker/Dockerfile.native",
                        "name=" + read("deploy/image").strip() + ",push-by-digest=true")
                .doesNotContain("--tag");
    }

    @Test
    void aPushThatTellsNoDigestFails() throws Exception {
        StandIn.of("docker", directory)
                .says("while [ \"$1\" != --metadata-file ]; do shift; done; echo '{}' > \"$2\"\n");

        run(1, ".ci/release/image", "jvm", "digests/jvm/X64");
    }

    @Test
    void imagesOfAllArchitecturesAreJoinedAndSignedByDigest() throws Exception {
        var image = read("deploy/image").strip();
        Files.createDirectories(copy.resolve("digests"));
        Files.writeString(copy.resolve("digests/ARM64"), "sha256:aa\n");
        Files.writeString(copy.resolve("digests/X64"), "sha256:bb\n");
        StandIn.of("docker", directory)
                .says(
                        "echo \"docker $*\" >> '%s/asked'; case $* in *inspect*) echo %s ;; esac\n"
                                .formatted(directory, DIGEST));
        StandIn.of("cosign", directory)
                .says("echo \"cosign $*\" >> '%s/asked'\n".formatted(directory));

        assertThat(run(0, ".ci/release/index", "jvm", "7.8.9", "digests").strip())
                .isEqualTo(DIGEST);

        assertThat(asked())
                .containsExactly(
                        "docker buildx imagetools create --tag %s:7.8.9-jvm %s@sha256:aa %s@sha256:bb"
                                .formatted(image, image, image),
                        "docker buildx imagetools inspect %s:7.8.9-jvm --format {{.Manifest.Digest}}"
                                .formatted(image),
                        "cosign sign --yes --recursive %s@%s".formatted(image, DIGEST));
    }

    @Test
    void anArchitectureThatIsMissingFails() throws Exception {
        Files.createDirectories(copy.resolve("digests"));
        Files.writeString(copy.resolve("digests/X64"), "sha256:bb\n");

        assertThat(run(1, ".ci/release/index", "jvm", "7.8.9", "digests"))
                .contains("1 images of jvm");
    }

    @Test
    void theJarsArePackedAlikeEachTime() throws Exception {
        Files.createDirectories(copy.resolve("target/quarkus-app/lib"));
        Files.createDirectories(copy.resolve("target/sbom"));
        Files.writeString(copy.resolve("target/quarkus-app/quarkus-run.jar"), "jar");
        Files.writeString(copy.resolve("target/quarkus-app/lib/a.jar"), "a");
        Files.writeString(copy.resolve("target/sbom/modelcost-runtime.cdx.json"), "{}");
        StandIn.of("zip", directory).says("cat\n");

        run(0, ".ci/release/files", "jars", "7.8.9", "one");
        run(0, ".ci/release/files", "jars", "7.8.9", "two");

        assertThat(copy.resolve("one/modelcost-7.8.9.tar.gz"))
                .hasSameBinaryContentAs(copy.resolve("two/modelcost-7.8.9.tar.gz"));
        assertThat(read("one/modelcost-7.8.9.zip"))
                .contains("modelcost-7.8.9/quarkus-run.jar", "modelcost-7.8.9/LICENSE");
        assertThat(copy.resolve("one/modelcost-runtime.cdx.json")).exists();
    }

    @Test
    void anExecutableThatSaysAnotherVersionIsNotPacked() throws Exception {
        Files.createDirectories(copy.resolve("target"));
        var runner =
                Files.writeString(
                        copy.resolve("target/modelcost-7.8.9-runner"),
                        "#!/bin/sh\necho 'Modelcost 7.8.9 (commit 0a)'\n");

        run(0, ".ci/release/files", "native", "7.8.9", "files");
        Files.writeString(runner, "#!/bin/sh\necho 'Modelcost 7.8.8'\n");
        run(1, ".ci/release/files", "native", "7.8.9", "files");
    }

    @Test
    void aReleaseIsShownOnlyWhenItIsComplete() throws Exception {
        run(0, ".ci/version", "7.8.9");
        Files.createDirectories(copy.resolve("files"));
        Files.writeString(copy.resolve("files/modelcost-7.8.9.zip"), "zip");
        StandIn.of("gh", directory)
                .says(
                        "echo \"gh $*\" >> '%s/asked'; case $* in *view*) exit 1 ;; esac\n"
                                .formatted(directory));

        run(0, ".ci/release/publish", "v7.8.9", "files");

        assertThat(asked())
                .map(line -> line.replaceAll("--notes-file \\S+", "--notes-file NOTES"))
                .containsExactly(
                        "gh release view v7.8.9",
                        "gh release create v7.8.9 --draft --verify-tag --title Modelcost 7.8.9 --notes-file NOTES",
                        "gh release upload v7.8.9 --clobber files/SHA256SUMS files/modelcost-7.8.9.zip",
                        "gh release edit v7.8.9 --draft=false");
        assertThat(read("files/SHA256SUMS")).endsWith("  modelcost-7.8.9.zip\n").hasLineCount(1);
    }

    @Test
    void aReleaseThatAnEarlierRunBeganIsCompleted() throws Exception {
        run(0, ".ci/version", "7.8.9");
        Files.createDirectories(copy.resolve("files"));
        Files.writeString(copy.resolve("files/modelcost-7.8.9.zip"), "zip");
        StandIn.of("gh", directory).says("echo \"gh $*\" >> '%s/asked'\n".formatted(directory));

        run(0, ".ci/release/publish", "v7.8.9", "files");

        assertThat(asked()).noneMatch(line -> line.contains("create"));
    }

    private String run(int exit, String... command) throws Exception {
        var process = StandIn.run(copy, directory, new ArrayList<>(List.of(command)));
        var printed = Files.readString(directory.resolve("printed"));
        assertThat(process.exitValue()).as(printed).isEqualTo(exit);
        return printed;
    }

    private List<String> asked() throws IOException {
        return Files.readAllLines(directory.resolve("asked"));
    }

    private String read(String file) throws IOException {
        return Files.readString(copy.resolve(file));
    }

    private static Stream<Path> walk(Path path) {
        try {
            return Files.walk(path);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
