/**
 * Tells servers what changed.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code ledger.notice}.
 */
package org.cratetag.notify;
