/**
 * How many of how many are done, as words and as a bar.
 * @param value 0…max; @param max of none is nothing to do, and is not drawn as 0 % or 100 %
 */
export function ProgressBar({ value, max, label }: { value: number; max: number; label: string }) {
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 text-std-16N-170">
        <span>{label}</span>
        <span className="font-bold tabular-nums">{max === 0 ? "対象なし" : `${value} / ${max}`}</span>
      </p>
      {max === 0 ? null : (
        <svg
          aria-hidden="true"
          viewBox="0 0 100 1"
          preserveAspectRatio="none"
          className="h-3 w-full rounded-4 border border-solid-gray-536 bg-white forced-colors:border-[CanvasText] forced-colors:bg-[Canvas]"
        >
          <rect
            width={(100 * Math.min(value, max)) / max}
            height="1"
            className="fill-blue-900 forced-colors:fill-[CanvasText]"
          />
        </svg>
      )}
    </div>
  );
}
