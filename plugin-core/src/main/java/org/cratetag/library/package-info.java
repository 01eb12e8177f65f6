/** Walks folders and recognises audio by its content. Depends on the API only. */
package org.cratetag.library;
