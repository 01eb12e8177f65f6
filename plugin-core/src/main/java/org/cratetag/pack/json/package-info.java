/**
 * The members of a pack's JSON files, read with the field's name in every complaint.
 *
 * <p>May use: nothing else of ours.
 */
package org.cratetag.pack.json;
