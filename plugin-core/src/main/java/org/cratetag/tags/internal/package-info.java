/**
 * What the tag writer needs to know of the formats: which bytes are audio, which are tags, and
 * whether two files differ in more than was asked. Our own reading, independent of the library that
 * writes. For {@link org.cratetag.tags} only.
 */
package org.cratetag.tags.internal;
