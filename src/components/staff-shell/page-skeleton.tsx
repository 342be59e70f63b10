import { WITHOUT_SCRIPT_CSS } from "./staff-css";

/** Where a page will be, as high as most of them are, so that nothing below jumps. */
export function PageSkeleton() {
  return (
    <div data-skeleton aria-busy="true" className="flex min-h-[80dvh] flex-col gap-8">
      <p role="status" className="text-std-16N-170">
        画面を読み込んでいます…
      </p>
      <div aria-hidden="true" className="flex flex-col gap-8">
        <Bar className="h-10 w-full max-w-96" />
        <div className="flex flex-col gap-3">
          <Bar className="h-5 w-full max-w-[48rem]" />
          <Bar className="h-5 w-2/3 max-w-[32rem]" />
        </div>
        <Bar className="h-64 w-full" />
      </div>
      <noscript>
        <style>{WITHOUT_SCRIPT_CSS}</style>
      </noscript>
    </div>
  );
}

function Bar({ className }: { className: string }) {
  return <div className={`rounded-8 bg-solid-gray-50 ${className}`} />;
}
