const QUIET_SECONDS = 10;

/**
 * Shows that a long step is alive: in a terminal the elapsed seconds, elsewhere (a log) one line every ten seconds.
 * @returns {(ending: string) => void} ends the line
 */
export function startProgress(label) {
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  const live = process.stdout.isTTY;
  process.stdout.write(live ? `・${label}` : `・${label}…\n`);
  const timer = setInterval(
    () => process.stdout.write(live ? `\r・${label}… ${seconds()} 秒` : `　${label}… ${seconds()} 秒\n`),
    live ? 1000 : QUIET_SECONDS * 1000,
  );
  return (ending) => {
    clearInterval(timer);
    process.stdout.write(
      live ? `\r・${label}… ${ending}（${seconds()} 秒）\n` : `　${ending}（${seconds()} 秒）\n`,
    );
  };
}
