/**
 * The built-in tag writer, on top of the jaudiotagger library; the one place that knows it. What
 * the library would lose is found by the checks of {@link org.cratetag.tags} and refused.
 */
package org.cratetag.tags.jaudiotagger;
