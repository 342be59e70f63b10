/** What several pages of an edition put the same way round sentences. */
import { Say } from "./say";

/** The heads of a table's columns. */
export function ColumnHeads({ names }: { names: readonly string[] }) {
  return (
    <thead>
      <tr>
        {names.map((name) => (
          <th key={name} scope="col">
            <Say of={name} />
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** What a department wrote itself, by what it answers: in Japanese, and marked so. */
export function OwnWords({ said }: { said: readonly { readonly name: string; readonly text: string }[] }) {
  return (
    <dl>
      {said.map(({ name, text }) => (
        <div key={name}>
          <dt className="no">
            <Say of={name} />
          </dt>
          <dd className="ob" lang="ja">
            {text}
          </dd>
        </div>
      ))}
    </dl>
  );
}
