/**
 * Properties for thousands of runs of the tests: always the same inputs, the first fault is enough, and no more than some
 * seconds of them. On a busy machine too that is as many as the tests ask for.
 */
import fc from "fast-check";

fc.configureGlobal({ seed: 1, interruptAfterTimeLimit: 4_000, endOnFailure: true });
