/**
 * Walks folders and recognises audio by its content.
 *
 * <p>May use: {@code api}.
 */
package org.cratetag.library;
