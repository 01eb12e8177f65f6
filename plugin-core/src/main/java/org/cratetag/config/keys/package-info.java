/**
 * One table of all settings: what each is called, what it may be, what it does. The check of a
 * file, the names of environment variables, the schema for editors and the example come from it.
 *
 * <p>May use: nothing else of ours.
 */
package org.cratetag.config.keys;
