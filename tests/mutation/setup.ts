/** Properties for thousands of runs of the tests: always the same inputs, half a second of them, the first fault is enough. */
import fc from "fast-check";

fc.configureGlobal({ seed: 1, interruptAfterTimeLimit: 500, endOnFailure: true });
