package dev.modelcost.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.modelcost.source.SourceRef;
import dev.modelcost.store.Ref;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a provider stops, or stopped, to sell a model under a name.
 *
 * @param provider that sells or sold it
 * @param providerModel the provider's own name of the model
 * @param announcedOn day on which it was announced; null if unknown
 * @param retiresOn first day on which it is no longer sold
 * @param replacement what the provider names in its place; null if nothing
 * @param source that recorded it
 * @param evidenceUrl page that the source itself cites; null if it cites none
 * @param correction why it differs from the row that the release ships; left out where it does not
 */
public record RetirementView(
        Ref provider,
        String providerModel,
        @Nullable LocalDate announcedOn,
        LocalDate retiresOn,
        @Nullable String replacement,
        SourceRef source,
        @Nullable String evidenceUrl,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String correction) {}
