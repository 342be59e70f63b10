/**
 * How Node runs our commands. V8 shrinks the space for new objects to a megabyte while a server is quiet and keeps it
 * small afterwards: under load it is then emptied several times as often, at a tenth of the answers' cost. With these
 * it keeps its size (in megabytes; V8 takes up to three times as much in all).
 * @type {readonly string[]}
 */
export const NODE_FLAGS = ["--min-semi-space-size=32", "--max-semi-space-size=32"];
