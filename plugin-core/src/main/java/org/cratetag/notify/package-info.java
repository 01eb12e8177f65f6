/**
 * Tells servers what changed.
 *
 * <p>May use: {@code api}, {@code api.track}.
 */
package org.cratetag.notify;
