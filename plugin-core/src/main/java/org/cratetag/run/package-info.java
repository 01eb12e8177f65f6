/**
 * The way of a track, wired: library, ledger, decode, feature, inference, decision, tags, ledger,
 * notify. The one place that knows all stages.
 */
package org.cratetag.run;
