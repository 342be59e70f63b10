/**
 * What a server prints may lose its reader: the terminal is closed, the process that started it has ended. That is no
 * failure of the server. Unheard, each line would be one, and the report of it the next one, without end.
 */
export function outliveReaders(
  streams: readonly NodeJS.WriteStream[] = [process.stdout, process.stderr],
): void {
  for (const stream of streams) stream.on("error", () => {});
}
