/**
 * Whether tracks sound as somebody has filed them.
 *
 * <p>May use: {@code api.track}, {@code decision}.
 */
package org.cratetag.decision.filing;
