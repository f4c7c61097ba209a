package dev.modelcost.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose work is used under a licence is told where licences want it. */
class NoticeTest {

    /** What anybody may state because it is a fact needs no notice. */
    private static final Set<String> NO_LICENCE =
            Set.of(
                    "",
                    "facts of a public page",
                    "facts of public pages",
                    "facts of a public standard");

    @Test
    void namesEverySourceThatHasALicence() throws IOException {
        var notice = Files.readString(Path.of("NOTICE"));

        assertThat(Tables.ofFiles().of("source"))
                .filteredOn(source -> !NO_LICENCE.contains(source.get("licence")))
                .filteredOn(source -> !source.get("publisher").equals("Modelcost"))
                .hasSizeGreaterThan(60)
                .allSatisfy(source -> assertThat(source.get("url")).isNotEmpty())
                .allSatisfy(source -> assertThat(notice).contains(source.get("url")));
    }
}
