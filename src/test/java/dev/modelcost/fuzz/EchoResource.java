package dev.modelcost.fuzz;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Takes a body of every kind of field, so that bodies can be tested apart from any feature. */
@Path("/echo-for-tests")
public class EchoResource {

    /** One of a few. */
    public enum Mood {
        GLAD,
        SAD
    }

    /** A part of the body. */
    public record Part(@NotBlank String name, @Max(10) Double weight) {}

    /** The body. */
    public record Note(
            @NotBlank String text,
            Integer count,
            Double share,
            BigDecimal usd,
            LocalDate on,
            Mood mood,
            List<@Valid Part> parts) {}

    @POST
    @Operation(hidden = true)
    public Note echo(@NotNull @Valid Note note) {
        return note;
    }
}
