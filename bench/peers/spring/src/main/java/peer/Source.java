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
}
