/**
 * How Node runs our commands. V8 shrinks the space for new objects to a megabyte while a server is quiet and keeps it
 * small afterwards: under load it is then emptied several times as often, at a tenth of the answers' cost. With these
 * it keeps its size (in megabytes; V8 takes up to three times as much in all). What Node says to the authors of libraries
 * (Prisma asks two things at once of one connection inside a transaction, which pg has queued ever since) is nothing that
 * an operator could act on.
 * @type {readonly string[]}
 */
export const NODE_FLAGS = [
  "--min-semi-space-size=32",
  "--max-semi-space-size=32",
  "--disable-warning=DeprecationWarning",
];

/**
 * How glibc keeps what is freed (other C libraries pass over it). Publishing takes and frees thousands of pieces of some ten
 * kilobytes; between what stays they leave holes that are never given back, more with every publication. Taken from the
 * system one by one they go back to it at once. Half an hour of `npm run soak`: 1.21 GB and +13 % with it, 1.33 GB and +20 %
 * without.
 * @type {Readonly<Record<string, string>>}
 */
export const MEMORY_SETTINGS = {
  MALLOC_ARENA_MAX: "2",
  MALLOC_MMAP_THRESHOLD_: "16384",
  // Linux lets a process have 65,530 maps in all.
  MALLOC_MMAP_MAX_: "32768",
  MALLOC_TRIM_THRESHOLD_: "131072",
};
