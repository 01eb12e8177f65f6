/**
 * Writes tags by copy, tag, verify, rename, keeps a journal and undoes. The one package, with its
 * subpackages, that imports hash4j and JNA. Depends on the API, and on {@link org.cratetag.natives}
 * for the library that it loads.
 *
 * <p>{@link org.cratetag.tags.TagService} changes tags, {@link org.cratetag.tags.UndoService} takes
 * changes back, {@link org.cratetag.tags.TagRecovery} tidies up after a crash, {@link
 * org.cratetag.tags.SidecarWriter} writes beside the file; {@link org.cratetag.tags.TagJournal} is
 * what they remember by.
 */
package org.cratetag.tags;
