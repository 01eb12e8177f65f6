/**
 * The PF4J host: finds extensions on the class path and in plugin zips, refuses those that would
 * harm, and keeps a faulty one from stopping a run. The one package that uses PF4J beyond the
 * annotations of the API.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code config}.
 */
package org.cratetag.host;
