/**
 * Tables of features with a label and a group a row, read from published sets, and the taxonomy
 * that pools them. Depends on nothing else of ours.
 */
package org.cratetag.train.data;
