/**
 * Sets of clips for networks: pictures that others published, or a folder of music through a
 * front-end. Depends on {@code deep} (clips), {@code fold} and {@code org.cratetag.inference}
 * (hashes).
 */
package org.cratetag.train.clips;
