package dev.modelcost.audit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is answered to a question about figures: one claim, or all that a text holds. */
@Schema(oneOf = {AuditReport.class, AuditedText.class})
public sealed interface AuditAnswer permits AuditReport, AuditedText {}
