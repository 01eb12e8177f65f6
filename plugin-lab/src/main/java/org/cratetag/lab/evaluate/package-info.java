/**
 * What a study finds of a recipe: what leans on what, what is taken for what, and how it does from
 * year to year.
 *
 * <p>May use: {@code lab.structure}, {@code train.evaluate}, {@code train.learn}.
 */
package org.cratetag.lab.evaluate;
