/**
 * The PF4J host: finds extensions on the class path and in plugin zips, and refuses those that
 * would harm.
 */
package org.cratetag.host;
