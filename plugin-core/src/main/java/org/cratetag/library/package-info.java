/**
 * Walks folders and recognises audio by its content.
 *
 * <p>May use: {@code api}, {@code api.track}.
 */
package org.cratetag.library;
