package peer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Organization {

    @Id Long id;

    String slug;
    String name;

    public String slug() {
        return slug;
    }

    public String name() {
        return name;
    }
}
