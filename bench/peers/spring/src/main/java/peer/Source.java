package peer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Source {

    @Id Long id;

    String slug;
    String title;
    String kind;
    String url;

    public String slug() {
        return slug;
    }

    public String title() {
        return title;
    }

    public String kind() {
        return kind;
    }

    public String url() {
        return url;
    }
}
