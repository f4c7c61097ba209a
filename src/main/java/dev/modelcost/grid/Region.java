package dev.modelcost.grid;

/**
 * A place whose electricity is on record.
 *
 * @param code ISO 3166-1 alpha-3 of a country, ISO 3166-2 of a state or province (US-CA), a cloud's
 *     own name of its region (us-central1), or WOR for the world
 * @param name display name
 * @param partOf code of the region that it lies in; null for a country and for the world
 */
record Region(String code, String name, String partOf) {

    /** The place in a display name such as Northern Virginia (AWS us-east-1). */
    String place() {
        return name.replaceFirst(" \\(.*", "");
    }

    /** Whether a cloud calls it so: only its codes are lower case. */
    boolean isOfACloud() {
        return Character.isLowerCase(code.charAt(0));
    }
}
