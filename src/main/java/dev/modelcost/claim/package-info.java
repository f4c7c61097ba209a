/** What is claimed. The filters stand here once for the list of all claims and that of a model. */
@OpenAPIDefinition(
        info = @Info(title = "Modelcost", version = "1"),
        components =
                @Components(
                        parameters = {
                            @Parameter(
                                    name = "metric",
                                    in = ParameterIn.QUERY,
                                    description = "What is claimed.",
                                    schema =
                                            @Schema(
                                                    type = SchemaType.STRING,
                                                    enumeration = {
                                                        "training-cost",
                                                        "chip-hours",
                                                        "chip-count",
                                                        "training-flop",
                                                        "training-tokens",
                                                        "parameters",
                                                        "mfu",
                                                        "energy",
                                                        "carbon",
                                                        "water",
                                                        "power",
                                                        "token-price",
                                                        "price-ratio",
                                                        "serving-cost",
                                                        "serving-revenue",
                                                        "serving-margin",
                                                        "serving-throughput",
                                                        "peak-flops",
                                                        "score-ratio",
                                                        "wall-clock-hours",
                                                        "usd-per-chip-hour",
                                                        "spending",
                                                        "fundraising"
                                                    })),
                            @Parameter(
                                    name = "status",
                                    in = ParameterIn.QUERY,
                                    description =
                                            "Whether it stands; conflicting: another claim about the same subject, metric and scope differs by more than"
                                                    + " rounding.",
                                    schema =
                                            @Schema(
                                                    type = SchemaType.STRING,
                                                    enumeration = {
                                                        "standing",
                                                        "disputed",
                                                        "corrected",
                                                        "retracted",
                                                        "conflicting"
                                                    })),
                            @Parameter(
                                    name = "claimantKind",
                                    in = ParameterIn.QUERY,
                                    description = "Who says so.",
                                    schema =
                                            @Schema(
                                                    type = SchemaType.STRING,
                                                    enumeration = {
                                                        "maker", "press", "dataset", "analyst",
                                                        "vendor"
                                                    })),
                            @Parameter(
                                    name = "source",
                                    in = ParameterIn.QUERY,
                                    description = "The source's slug.",
                                    schema = @Schema(type = SchemaType.STRING),
                                    example = "zdnet-2025-09-22"),
                            @Parameter(
                                    name = "statedAfter",
                                    in = ParameterIn.QUERY,
                                    description = "Stated after this day.",
                                    schema = @Schema(type = SchemaType.STRING, format = "date")),
                            @Parameter(
                                    name = "statedBefore",
                                    in = ParameterIn.QUERY,
                                    description = "Stated before this day.",
                                    schema = @Schema(type = SchemaType.STRING, format = "date"))
                        }))
package dev.modelcost.claim;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
