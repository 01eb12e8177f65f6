/**
 * The built-in tag writer for Windows Media Audio. Our own, so that pictures and every attribute we
 * do not know, empty ones among them, stay byte for byte. Depends on the API only.
 */
package org.cratetag.tags.asf;
