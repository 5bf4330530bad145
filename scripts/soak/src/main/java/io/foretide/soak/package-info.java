/**
 * The main job on a real cluster whose processes are killed at random, and the proof that it lost,
 * doubled and changed nothing: traffic by a seed, faults by a seed, an oracle.
 */
package io.foretide.soak;
