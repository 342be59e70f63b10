/** The same inputs in every run, so that a mutant does not live or die by chance; the first counter-example is enough. */
import fc from "fast-check";

fc.configureGlobal({ seed: 1, endOnFailure: true });
