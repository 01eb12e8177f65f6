/**
 * Coverage-guided fuzzing: what is fuzzed, by which inputs, and the plain test over inputs that
 * were kept. {@code src/bench/fuzz} lets a fuzzer make inputs; a target itself knows none, and
 * stands beside what it tries.
 */
package org.cratetag.fuzz;
