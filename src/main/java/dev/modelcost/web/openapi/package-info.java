/**
 * What the build adds to the description of the API: the parameters and bodies declared by
 * operations, the Javadoc of answers, recorded examples, and possible problems. Nothing here runs
 * in the service.
 */
package dev.modelcost.web.openapi;
