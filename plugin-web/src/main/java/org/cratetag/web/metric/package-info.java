/**
 * Figures for Prometheus: what runs did since the daemon began, what is in the ledger, how the
 * process is.
 *
 * <p>May use: {@code api.track}, {@code config}, {@code ledger}, {@code ledger.notice}, {@code
 * run}, {@code serve}. Alone imports: {@code io.micrometer}.
 */
package org.cratetag.web.metric;
