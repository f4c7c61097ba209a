/**
 * What tokens are sold for. The filters stand here once for the list of all prices and that of a
 * model.
 */
@OpenAPIDefinition(
        info = @Info(title = "Modelcost", version = "1"),
        components =
                @Components(
                        parameters = {
                            @Parameter(
                                    name = "provider",
                                    in = ParameterIn.QUERY,
                                    description = "The provider's slug.",
                                    schema = @Schema(type = SchemaType.STRING),
                                    example = "openai"),
                            @Parameter(
                                    name = "tier",
                                    in = ParameterIn.QUERY,
                                    description = "Service tier.",
                                    schema =
                                            @Schema(
                                                    type = SchemaType.STRING,
                                                    enumeration = {
                                                        "standard",
                                                        "flex",
                                                        "priority"
                                                    })),
                            @Parameter(
                                    name = "currency",
                                    in = ParameterIn.QUERY,
                                    description = "ISO 4217 code.",
                                    schema = @Schema(type = SchemaType.STRING),
                                    example = "USD"),
                            @Parameter(
                                    name = "validAfter",
                                    in = ParameterIn.QUERY,
                                    description =
                                            "Valid from after this day: the changes since then.",
                                    schema = @Schema(type = SchemaType.STRING, format = "date")),
                            @Parameter(
                                    name = "maxInputPerMillionTokens",
                                    in = ParameterIn.QUERY,
                                    description = "Most for a million input tokens.",
                                    schema = @Schema(type = SchemaType.NUMBER)),
                            @Parameter(
                                    name = "maxOutputPerMillionTokens",
                                    in = ParameterIn.QUERY,
                                    description = "Most for a million output tokens.",
                                    schema = @Schema(type = SchemaType.NUMBER))
                        }))
package dev.modelcost.price;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
