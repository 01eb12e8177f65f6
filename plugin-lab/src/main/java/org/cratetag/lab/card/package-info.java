/**
 * What an evaluation found, as Markdown and JSON, and the card of the EDM pack.
 *
 * <p>May use: {@code api.track}, {@code lab.domain}, {@code lab.evaluate}, {@code lab.figure},
 * {@code lab.structure}, {@code pack}, {@code train.evaluate}.
 */
package org.cratetag.lab.card;
