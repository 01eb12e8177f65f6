/**
 * The built-in tag writer for MP4 files: our own, because several values of a field, chapters and
 * unknown atoms must survive. Depends on the API only.
 */
package org.cratetag.tags.mp4;
