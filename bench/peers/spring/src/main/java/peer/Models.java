package peer;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.repository.Repository;

interface Models extends Repository<Model, Long> {

    @EntityGraph(attributePaths = {"organization", "baseModel", "source", "architectureSource", "attentionSource", "parametersSource",
        "structureSource", "precisionSource", "releaseSource"})
    List<Model> findBySlugGreaterThanOrderBySlug(String after, Limit limit);
}
