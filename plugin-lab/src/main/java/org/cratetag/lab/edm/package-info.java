/**
 * From named data to a pack, in one call. Each recipe is the only way its pack is made. Depends on
 * all of {@code org.cratetag.train}.
 */
package org.cratetag.lab.edm;
