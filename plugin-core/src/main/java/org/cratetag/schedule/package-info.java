/**
 * Workers that drain the ledger and triggers that start runs.
 *
 * <p>May use: nothing else of ours. Alone imports: {@code org.quartz}.
 */
package org.cratetag.schedule;
