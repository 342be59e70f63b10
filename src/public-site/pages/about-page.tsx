import { Fragment } from "react";
import { Mark } from "@/components/mark";
import type { GuideMethod, ImprovementReference } from "@/domain/plan/definition";
import { JUDGEMENT_CODES } from "@/domain/reports/judgement";
import { settingWords } from "@/domain/words/ja/settings";
import { publicRoutes } from "@/lib/public-paths";
import { Layout } from "../layout";
import type { PageContext } from "../page-context";
import { LicenceLink } from "../parts/responsible-lines";
import { licencesOf, planNames, plansOf, responsibleFor } from "../responsible";
import { publicationText, SOFTWARE_NAME } from "../words";

const MARK_MEANINGS = {
  achieved: "その年度の計画（年度の計画がないときは目標値）を達成しています。",
  improving: "達成していませんが、比べる値より良くなっています。",
  not_achieved: "達成しておらず、比べる値より良くなっていません。",
  not_evaluated: "実績がまだない、計画・目標値がない、または比べられる値がないため、評価していません。",
} as const;

const REFERENCE_WORDS: Record<ImprovementReference, string> = {
  "previous-actual": "直前の実績（ない年度はさかのぼり、最初は現状値）",
  baseline: "現状値",
};

const GUIDE_WORDS: Record<GuideMethod, string> = {
  "equal-steps": "計画期間の各年度に等しく分けた値",
  "linear-from-baseline": "現状値の年度から目標値の年度まで等しく分けた値",
  none: "目安は示しません",
};

export function AboutPage({ context }: { context: PageContext }) {
  const { model, link } = context;
  const { snapshot, plans } = model;
  const { site } = snapshot;
  const licences = licencesOf(plansOf(model));
  const responsible = responsibleFor(plansOf(model));
  return (
    <Layout
      context={context}
      title="このサイトについて"
      description="目標達成状況の付け方、訂正、アクセシビリティ方針、利用条件、問い合わせ先です。"
      crumbs={[]}
    >
      <div className="w">
        <div className="ph">
          <h1>このサイトについて</h1>
          <p>{`${site.name}は、計画に掲げた指標の計画・実績・目標達成状況を、公表のたびに確定した形でお知らせするサイトです。`}</p>
        </div>
        <section className="se">
          <h2>目標達成状況の付け方</h2>
          <p>
            ○△×は人の判断を入れず、次の順に計算で付けます。各指標のページに、使った値と計算を載せています。
          </p>
          <dl className="dl">
            {JUDGEMENT_CODES.map((code) => (
              <div key={code}>
                <dt>
                  <Mark code={code} />
                </dt>
                <dd>{MARK_MEANINGS[code]}</dd>
              </div>
            ))}
          </dl>
          <ol className="ls">
            <li>
              実績がまだない年度は「－
              未評価」です。空欄は「わからない」であり、0として扱いません。年度途中の値は評価しません。
            </li>
            <li>
              その年度の計画と比べます。計画が「—」の年度は、目標値があっても「－
              未評価」です。年度の計画がない指標は目標値と比べ、目標値も定められていなければ「－
              未評価」です。
            </li>
            <li>
              計画・目標値を満たしていれば「○
              達成」です。小さいほどよい指標では、その値以下であれば満たします。
            </li>
            <li>
              「上昇」「↗」のように数値のない計画・目標値は、現状値より良ければ満たします。現状値がない指標では、はじめて測った値より良ければ満たし、はじめて測った年度は比べる値がないため「－
              未評価」です。
            </li>
            <li>満たしていなくても、下の「上向き」を比べる値より良ければ「△ 上向き」です。</li>
            <li>
              それ以外は「× 未達」です。比べる値がまだ一つもないときも「×
              未達」ですが、単位や数え方が変わって前の値と比べられないときは「－ 未評価」です。
            </li>
          </ol>
          <ul className="ls">
            <li>
              目標値の年度より前に、目標値と比べて付けた「×
              未達」は、目標値に届く見込みがないという意味ではなく、比べる値より良くなっていないことを表します。
            </li>
            <li>
              標本調査（アンケートなど）による値には標本誤差があります。そのような指標には、目標達成状況のそばにそのことを書いています。
            </li>
            <li>終わっていない年度と、指標を調査しない年度には付けず、項目の数にも入れません。</li>
            {plans.map(({ definition }) => (
              <li key={definition.id}>
                {`${definition.name}で「上向き」を比べる値：${settingWords(definition, "improvementReference", REFERENCE_WORDS)}。目安：${settingWords(definition, "guideMethod", GUIDE_WORDS)}。`}
              </li>
            ))}
          </ul>
          <p className="no">{`評価の規則の版：${snapshot.ruleVersion}`}</p>
        </section>
        <section className="se">
          <h2>進み方と目安</h2>
          <p>
            「目安」は現状値から目標値までを等しく分けた値で、計画で定めた目標ではありません。目安までの道のりの100%以上を「順調」、60%以上100%未満を「やや遅れ」、60%未満を「遅れ」と呼びます。進み方は参考で、○△×には使いません。
          </p>
        </section>
        <section className="se">
          <h2>公表と訂正</h2>
          <p>
            公表した内容は書き換えません。数値に誤りがあったときは、理由を付けて訂正し、新しい号として公表します。訂正前と訂正後の値は各指標の訂正履歴に残り、
            <a href={link(publicRoutes.corrections())}>訂正と定義の変更</a>にまとめています。以前の号も
            <a href={link(publicRoutes.archive())}>これまでの公表</a>で見られます。
          </p>
        </section>
        <section className="se" id="check">
          <h2>公表の確かめ方</h2>
          <ul className="ls">
            <li>
              <a href={link(publicRoutes.verify())}>公表を確かめるプログラム</a>
              （verify.mjs）で、公表した内容が公表したときのままで、○△×が規則のとおりであることを、だれでも確かめられます。
            </li>
            <li>
              プログラムを保存し、Node.js（18以降）で<code>node verify.mjs このサイトのアドレス</code>
              と実行するか、プログラムをブラウザーで開き、その全文を開発者ツールのコンソールに貼り付けてください。
            </li>
            <li>
              確かめられるのは、ファイルと号のつながりが、公表したときの一覧のハッシュ値と合うことと、目標達成状況が、公表した数値と定義から計算したものと合うことです。
            </li>
            <li>数値そのものが正しいことは、これでは確かめられません。</li>
            <li>
              末尾の公表が消されていないことや、すべてが作り直されていないことは、結果にある「控え」を残しておき、次に付けて実行すると確かめられます。
            </li>
          </ul>
        </section>
        <section className="se">
          <h2>定義の変更と、確定していない値</h2>
          <ul className="ls">
            <li>
              目標値や単位などの定義を変えたときは、変えた年度からの評価にだけ使います。公表済みの年度は、評価し直すと決めて理由を公表したときを除き、元の定義のままです。
            </li>
            <li>
              単位や数え方が変わった年度は、グラフの線を切っています。換算できないときは、前後の値を比べません。
            </li>
            <li>「速報値」は、後で確定する年間の値です。評価を付け、確定したときに前後の値を載せます。</li>
            <li>「年度途中の値」は、終わっていない年度の値です。評価は付けません。</li>
          </ul>
        </section>
        <section className="se">
          <h2>アクセシビリティ方針</h2>
          <p>
            JIS X 8341-3:2016の適合レベルAAに準拠することを目標とし、WCAG
            2.2のレベルAAにも沿うように作っています。
          </p>
          <ul className="ls">
            <li>
              グラフには、題名、説明、1文の要約と、同じ数値の表を付けています。色だけで意味を伝えません。
            </li>
            <li>
              JavaScriptを使わず、キーボードだけで操作でき、200%の拡大や幅320ピクセルの画面でも読めるように作っています。
            </li>
            <li>
              確認の方法：検査用ソフトaxeによるWCAG 2.2
              A・AAの自動検査と、HTMLの文法検査を、ソフトウェアの版ごとに行います。
            </li>
            <li>
              自動検査で見つけられない点が残っている可能性があります。使いにくいところがあれば、下の問い合わせ先へお知らせください。
            </li>
          </ul>
        </section>
        <section className="se">
          <h2>利用条件</h2>
          <p>
            このサイトの内容とデータは、
            {licences.map(({ plans: alike, value }, index) => (
              <Fragment key={planNames(alike)}>
                {licences.length > 1 && `${index === 0 ? "" : "、"}${planNames(alike)}のものは`}
                <LicenceLink licence={value} />
              </Fragment>
            ))}
            で利用できます。出典として「{site.name}（{model.current.definition.municipality.name}
            ）」と記してください。
          </p>
          <p>
            <a href={link(publicRoutes.data())}>オープンデータの一覧</a>
          </p>
        </section>
        <section className="se">
          <h2>問い合わせ・版</h2>
          <dl className="dl">
            {responsible.map(({ plans: alike, value }) => (
              <div key={planNames(alike)}>
                <dt>{`問い合わせ先${responsible.length > 1 ? planNames(alike) : ""}`}</dt>
                <dd className="pre">{value.contact}</dd>
              </div>
            ))}
            <div>
              <dt>公表</dt>
              <dd>{publicationText(snapshot)}</dd>
            </div>
            {responsible.map(({ plans: alike, value }) => (
              <div key={planNames(alike)}>
                <dt>{`公表した課${responsible.length > 1 ? planNames(alike) : ""}`}</dt>
                <dd>{value.publisher}</dd>
              </div>
            ))}
            <div>
              <dt>ソフトウェア</dt>
              <dd>{`${SOFTWARE_NAME} ${site.version}`}</dd>
            </div>
          </dl>
        </section>
      </div>
    </Layout>
  );
}
