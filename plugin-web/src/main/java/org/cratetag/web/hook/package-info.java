/**
 * What other programs tell of files: what stands in their requests, and which of the files are in a
 * library and may be looked at. Nothing else is ever touched.
 *
 * <p>May use: {@code config}, {@code library}.
 */
package org.cratetag.web.hook;
