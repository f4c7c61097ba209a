package dev.modelcost.web;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What the operations of the API share in its description. */
@OpenAPIDefinition(
        info = @Info(title = "Modelcost", version = "1"),
        components =
                @Components(
                        parameters = {
                            @Parameter(
                                    name = "slug",
                                    in = ParameterIn.PATH,
                                    required = true,
                                    description =
                                            "Public id: lower case, digits, '.' and '-'. An alias or an old slug redirects (308).",
                                    schema = @Schema(type = SchemaType.STRING)),
                            @Parameter(
                                    name = "limit",
                                    in = ParameterIn.QUERY,
                                    description = "Items of a page, 1 to 100.",
                                    schema =
                                            @Schema(
                                                    type = SchemaType.INTEGER,
                                                    minimum = "1",
                                                    maximum = "100",
                                                    defaultValue = "20")),
                            @Parameter(
                                    name = "cursor",
                                    in = ParameterIn.QUERY,
                                    description =
                                            "Where the page before ended: its `next`, or the `cursor` of its Link header.",
                                    schema = @Schema(type = SchemaType.STRING)),
                            @Parameter(
                                    name = "fields",
                                    in = ParameterIn.QUERY,
                                    description =
                                            "Names of the fields to answer with, separated by commas; all if left out.",
                                    schema = @Schema(type = SchemaType.STRING),
                                    example = "slug,name"),
                            @Parameter(
                                    name = "asOf",
                                    in = ParameterIn.QUERY,
                                    description =
                                            "Only what was valid on this day; all of the record's history if left out.",
                                    schema = @Schema(type = SchemaType.STRING, format = "date"),
                                    example = "2025-01-25")
                        }))
public class ApiDefinition extends Application {}
