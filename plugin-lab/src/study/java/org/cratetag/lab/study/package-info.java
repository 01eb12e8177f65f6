/**
 * Studies whose figures stand in {@code src/site}: programs over the fixtures of the tests, compiled
 * with them and run by {@code src/bench}, no part of the lab.
 */
package org.cratetag.lab.study;
