/** Published figures: what somebody claimed of a model, a chip, an organization or a market. */
@OpenAPIDefinition(
        info = @Info(title = "Modelcost", version = "1"),
        components =
                @Components(
                        parameters = {
                            @Parameter(
                                    name = "id",
                                    in = ParameterIn.PATH,
                                    required = true,
                                    description = "Public id of the claim.",
                                    schema = @Schema(type = SchemaType.STRING),
                                    example = "zdnet-2025-09-22-deepseek-r1-training-cost")
                        }))
package dev.modelcost.claim;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
