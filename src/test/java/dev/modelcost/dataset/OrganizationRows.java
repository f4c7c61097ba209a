package dev.modelcost.dataset;

import dev.modelcost.model.Makers;

/** Organizations: what is part of a company says of which. */
final class OrganizationRows {

    private final Tables tables;

    OrganizationRows(Tables tables) {
        this.tables = tables;
    }

    void check(Complaints complaints) {
        var bySlug = tables.bySlug("organization");
        for (var organization : tables.of("organization")) {
            var company =
                    organization.has("parent")
                            ? bySlug.get(organization.get("parent"))
                            : organization;
            complaints.unless(
                    company != null && !company.has("parent"),
                    organization,
                    "its parent is no company: that is part of another itself");
            for (var group : Makers.all(organization.get("name"), null)) {
                complaints.unless(
                        company != null && company.slug().matches(group.slug() + "(-ai)?"),
                        organization,
                        "is named like a part of %s, but has another parent",
                        group.slug());
            }
        }
    }
}
