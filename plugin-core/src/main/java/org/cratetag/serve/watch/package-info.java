/**
 * Hears of changes in libraries: by the system's events where they arrive, else by looking.
 *
 * <p>May use: {@code config}, {@code library}, {@code natives}.
 */
package org.cratetag.serve.watch;
