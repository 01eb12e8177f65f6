/**
 * Training of packs. This package holds what all of it tells its progress to.
 *
 * <p>May use: nothing else of ours.
 */
package org.cratetag.train;
