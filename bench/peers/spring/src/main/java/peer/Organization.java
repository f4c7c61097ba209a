package peer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Organization {

    @Id Long id;

    String slug;
    String name;
}
