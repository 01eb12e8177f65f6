/**
 * Whether tracks sound as somebody has filed them.
 *
 * <p>May use: {@code api.track}, {@code decision}, {@code taxonomy}.
 */
package org.cratetag.decision.filing;
