package peer;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;

@Entity
@Table(name = "model_retirement")
class Retirement {

    @Id Long id;

    String slug;

    @ManyToOne(fetch = FetchType.LAZY)
    Model model;

    @ManyToOne
    Provider provider;

    String providerModel;
    LocalDate announcedOn;
    LocalDate retiresOn;
    String replacement;

    @ManyToOne
    Source source;

    String evidenceUrl;
}
