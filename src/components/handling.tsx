import type { Handling } from "@/domain/reports/entry/handling";
import { BY_LINK, DECIDED_BY } from "@/domain/words/ja/reports/reports";
import { Moment } from "./moment";

/** Who wrote the answer and when; below it, as such, who decided on it. */
export function HandledBy({ handling: { written, decided } }: { handling: Handling }) {
  return (
    <>
      {written && (
        <span className="block">
          {written.by}　{written.isByLink && `${BY_LINK}　`}
          <Moment at={written.at} />
        </span>
      )}
      {decided && (
        <span className="block">
          {`${DECIDED_BY[decided.event]}：${decided.by}　`}
          <Moment at={decided.at} />
        </span>
      )}
    </>
  );
}
