/**
 * Native libraries: unpacked from jars once, into a folder that keeps them, checked, and refused
 * with a reason where the system cannot load them. Depends on the JDK only; every package that
 * loads a library may use it.
 */
package org.cratetag.natives;
