/**
 * Listening for commands that make something else of what is heard.
 *
 * <p>May use: {@code api.track}, {@code cli.output}, {@code cli.workplace}, {@code run}, {@code
 * schedule}.
 */
package org.cratetag.cli.listening;
