package peer;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Limit;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** The page of models by Spring Boot, Spring MVC and Data JPA. PORT and DATABASE in the environment. */
@SpringBootApplication
@RestController
public class Peer {

    private final Models models;

    Peer(Models models) {
        this.models = models;
    }

    public static void main(String... args) {
        var database = URI.create(System.getenv("DATABASE"));
        var user = database.getUserInfo().split(":", 2);
        System.setProperty(
                "spring.datasource.url",
                // See models.sql.
                "jdbc:postgresql://%s:%d%s?options=-c%%20plan_cache_mode=force_generic_plan".formatted(database.getHost(), database.getPort(), database.getPath()));
        System.setProperty("spring.datasource.username", user[0]);
        System.setProperty("spring.datasource.password", user.length > 1 ? user[1] : "");
        SpringApplication.run(Peer.class, args);
    }

    record Page(List<ModelView> items, String next, List<String> assumed) {}

    @GetMapping("/api/v1/models")
    @Transactional(readOnly = true)
    public ResponseEntity<Page> page(
            @RequestParam(defaultValue = "20") int limit, @RequestParam(required = false) String cursor) {
        var after =
                cursor == null ? "" : new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n", -1)[2];
        var rows = models.findBySlugGreaterThanOrderBySlug(after, Limit.of(limit + 1));
        var more = rows.size() > limit;
        var items = (more ? rows.subList(0, limit) : rows).stream().map(ModelView::of).toList();
        var next = more ? cursor(items.get(limit - 1).slug()) : null;
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofSeconds(60)).cachePublic())
                .varyBy(HttpHeaders.ACCEPT_ENCODING)
                .body(new Page(items, next, List.of()));
    }

    private static String cursor(String slug) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("slug\n" + slug + "\n" + slug).getBytes(StandardCharsets.UTF_8));
    }

    @Bean
    ShallowEtagHeaderFilter etags() {
        return new ShallowEtagHeaderFilter();
    }
}
