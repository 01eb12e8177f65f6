/**
 * Structure between labels, learned from what they are taken for: a tree of labels, clusters, and
 * how far these agree with families made by hand.
 *
 * <p>May use: nothing else of ours.
 */
package org.cratetag.lab.structure;
