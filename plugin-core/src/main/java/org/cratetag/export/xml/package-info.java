/**
 * XML that other programs wrote, kept as they wrote it.
 *
 * <p>May use: nothing else of ours.
 */
package org.cratetag.export.xml;
