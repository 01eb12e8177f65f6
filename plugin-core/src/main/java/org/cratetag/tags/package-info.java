/**
 * Writes tags by copy, tag, verify, rename, keeps a journal and undoes. The one package that
 * imports jaudiotagger. Depends on the API only.
 */
package org.cratetag.tags;
