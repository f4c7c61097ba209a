/**
 * What the build adds to the description of the API: the parameters and bodies that operations
 * declare, the Javadoc of answers, recorded examples, and the problems that can be answered.
 * Nothing here runs in the service.
 */
package dev.modelcost.web.openapi;
