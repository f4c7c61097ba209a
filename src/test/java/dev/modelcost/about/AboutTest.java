package dev.modelcost.about;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelcost.testsupport.ServiceTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the service says of itself: at the root of the API, on its page, and to operators. */
@ServiceTest
class AboutTest {

    private static final Path PAGE = Path.of("src/main/resources/META-INF/resources/index.html");

    /** An answer as it is printed on the page, and where to ask for it. */
    private static final Pattern ANSWER =
            Pattern.compile(
                    "<(?<tag>\\w+)(?: value=\"(?<value>[^\"]*)\")?[^>]*data-from=\"(?<path>[^#\"]+)#(?<pointer>[^\"]+)\">(?<text>[^<]*)</\\k<tag>>");

    @TestHTTPResource(value = "info", management = true)
    URI info;

    @TestHTTPResource(value = "metrics", management = true)
    URI metrics;

    @Test
    void tellsReleaseRecordAndLinks() {
        var about = given().get("/api/v1").then().statusCode(200).extract();

        assertThat(about.path("version").toString()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(about.<Number>path("data.edition").longValue())
                .isEqualTo(Long.parseLong(about.header("Edition")));
        assertThat(about.path("data.day").toString()).matches("\\d{4}-\\d\\d-\\d\\d");
        for (var path : about.<List<String>>path("links.path")) {
            given().get(path).then().statusCode(200);
        }
    }

    @Test
    void tellsOperatorsTheSame() {
        var about = given().get("/api/v1").then().extract();
        var info = RestAssured.given().get(this.info).then().statusCode(200).extract();

        assertThat(info.path("version").toString()).isEqualTo(about.path("version"));
        assertThat(info.path("data").toString()).isEqualTo(about.path("data").toString());
    }

    @Test
    void countsRequestsByThePathThatTheApiDescribes() {
        given().get("/api/v1/chips/nvidia-h800-sxm5/row").then().statusCode(200);
        given().get("/api/v1/models/gpt-4/runs?limit=1").then().statusCode(200);

        assertThat(RestAssured.given().get(metrics).asString())
                .contains("uri=\"/api/v1/chips/{slug}/row\"", "uri=\"/api/v1/models/{slug}/runs\"")
                .contains("modelcost_build_info{", "modelcost_record_edition_seconds 1.")
                .doesNotContain("uri=\"/rows/");
    }

    @Test
    void itsPagePrintsWhatItAnswers() throws IOException {
        var found = ANSWER.matcher(Files.readString(PAGE));
        var answers = 0;
        while (found.find()) {
            answers++;
            var answer =
                    new ObjectMapper()
                            .readTree(
                                    given().get("/" + found.group("path").replace("&amp;", "&"))
                                            .asString())
                            .at(found.group("pointer"));
            assertThat(found.group("value") == null ? found.group("text") : found.group("value"))
                    .as("%s%s", found.group("path"), found.group("pointer"))
                    .isEqualTo(answer.asText());
        }
        assertThat(answers).isEqualTo(7);
    }

    /** So that it works under any path, as behind a gateway that adds one. */
    @Test
    void itsPageLoadsAndLinksRelatively() throws IOException {
        assertThat(Files.readString(PAGE))
                .doesNotContain("href=\"/", "src=\"/", "from=\"/", "http:");
    }
}
