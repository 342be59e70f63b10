const tokyoMoment = new Intl.DateTimeFormat("ja-JP", {
  timeZone: "Asia/Tokyo",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

/** When, to the minute, in Japan: 2026/6/15 12:00 for a person, the instant for a machine. */
export function MomentText({ at }: { at: string }) {
  return <time dateTime={at}>{tokyoMoment.format(new Date(at))}</time>;
}
