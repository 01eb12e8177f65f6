/**
 * Native libraries: unpacked from jars once, into a folder that keeps them, checked, and refused
 * with a reason where the system cannot load them; and what the system says of its file systems.
 *
 * <p>May use: nothing else of ours.
 */
package org.cratetag.natives;
