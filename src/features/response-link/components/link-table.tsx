import { CardTable } from "@/components/ui/data-table";
import { Tag, type TagTone } from "@/components/ui/tag";
import { LINK_STANDING_WORDS, type LinkStanding, type RoundLinksView } from "../view-model";
import { RevokeForm } from "./revoke-form";

const TONES: Record<LinkStanding, TagTone> = {
  usable: "success",
  revoked: "neutral",
  round_closed: "neutral",
  may_not_answer: "warning",
};

/** Who was sent a personal link into the round, and taking it back. */
export function LinkTable({ view }: { view: RoundLinksView }) {
  const { roundId, rows } = view;
  return (
    <section aria-labelledby="links" className="flex flex-col gap-4">
      <h2 id="links" className="text-std-24B-150">
        回答リンク
      </h2>
      {rows.length === 0 ? (
        <p>この照会のリンクは、まだ発行されていません。照会のメールを送ると、一人ずつ発行されます。</p>
      ) : (
        <>
          <p>
            リンクは、照会を終了すると使えなくなります。誤った人に届いたときなどは、取り消してください。その人に送ったこの照会のリンクが、すべて使えなくなります。次に送るメールには、新しいリンクが付きます。
          </p>
          <CardTable
            caption={`リンクを送った人（${rows.length}人）`}
            rows={rows}
            keyOf={({ userId }) => userId}
            columns={[
              { heading: "氏名", isRowHead: true, className: "nowrap", cell: ({ name }) => name },
              { heading: "所管課", className: "nowrap", cell: ({ department }) => department ?? "－" },
              { heading: "発行", className: "min-w-56", cell: ({ made }) => made },
              {
                heading: "状態",
                className: "min-w-48",
                cell: ({ standing, revoked }) => (
                  <>
                    <Tag tone={TONES[standing]}>{LINK_STANDING_WORDS[standing]}</Tag>
                    {revoked === null ? null : (
                      <span className="block text-dns-14N-130">{`取消し：${revoked}`}</span>
                    )}
                  </>
                ),
              },
              {
                heading: "操作",
                isAct: true,
                className: "nowrap",
                cell: ({ userId, name, isRevocable }) => (
                  <RevokeForm roundId={roundId} userId={userId} name={name} isRevocable={isRevocable} />
                ),
              },
            ]}
          />
        </>
      )}
    </section>
  );
}
