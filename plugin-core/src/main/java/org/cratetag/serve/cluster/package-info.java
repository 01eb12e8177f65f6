/**
 * Daemons on several machines over one ledger: who looks through a library, and what the others do.
 *
 * <p>May use: {@code config}, {@code ledger}, {@code ledger.node}, {@code run}, {@code schedule},
 * {@code serve}.
 */
package org.cratetag.serve.cluster;
