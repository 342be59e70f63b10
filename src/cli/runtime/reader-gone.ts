/**
 * What a command prints may lose its reader: the terminal is closed, the process that started it has ended, `| head` has
 * read enough. That is no failure of the command, which goes on to its end. Unheard, each line would be one, and the report
 * of it the next one, without end.
 */
export function outliveReaders(
  streams: readonly NodeJS.WriteStream[] = [process.stdout, process.stderr],
): void {
  for (const stream of streams) stream.on("error", () => {});
}
