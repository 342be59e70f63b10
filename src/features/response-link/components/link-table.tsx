import { DataTable } from "@/components/ui/data-table";
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
          <DataTable caption={`リンクを送った人（${rows.length}人）`}>
            <thead>
              <tr>
                <th scope="col">氏名</th>
                <th scope="col">所管課</th>
                <th scope="col">発行</th>
                <th scope="col">状態</th>
                <th scope="col">操作</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.userId}>
                  <th scope="row" className="nowrap">
                    {row.name}
                  </th>
                  <td className="nowrap">{row.department ?? "－"}</td>
                  <td className="min-w-56">{row.made}</td>
                  <td className="min-w-48">
                    <Tag tone={TONES[row.standing]}>{LINK_STANDING_WORDS[row.standing]}</Tag>
                    {row.revoked === null ? null : (
                      <span className="block text-dns-14N-130">{`取消し：${row.revoked}`}</span>
                    )}
                  </td>
                  <td className="nowrap">
                    <RevokeForm
                      roundId={roundId}
                      userId={row.userId}
                      name={row.name}
                      isRevocable={row.isRevocable}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </DataTable>
        </>
      )}
    </section>
  );
}
