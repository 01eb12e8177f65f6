/**
 * The names of styles: which there are, what others call them, which are parts of which, and which
 * are electronic.
 *
 * <p>May use: nothing else of ours.
 */
package org.cratetag.taxonomy;
