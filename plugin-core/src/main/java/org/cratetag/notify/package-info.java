/** Tells servers what changed. Depends on the API only. */
package org.cratetag.notify;
