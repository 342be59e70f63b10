/**
 * The one style of the public pages, inlined into each page: a page is then one request. After デジタル庁デザインシステム
 * (the design system's tokens). No style attributes anywhere, so that the page's CSP can name this style's hash alone.
 */
import { createHash } from "node:crypto";
import { CHART_CSS, KPI_TABLE_CSS } from "@/components/charts/chart-css";
import { INITIATIVE_STATE_CSS } from "@/components/charts/state-sign";
import { MARK_CSS } from "@/components/mark";
import { publicRoutes } from "@/lib/public-paths";
import { FRONT_CSS, LISTS_CSS } from "./front-css";
import { KPI_CSS } from "./kpi-css";
import { hasMetrics, type SiteModel } from "./model/site";
import { themed } from "./theme";

const BASE = `
*,::before,::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;color:#1a1a1a;background:#fff;font:400 1rem/1.7 "Noto Sans JP","Noto Sans CJK JP","BIZ UDPGothic","Hiragino Sans","Yu Gothic UI",Meiryo,sans-serif;overflow-wrap:anywhere;line-break:strict}
h1,h2,h3,h4{line-height:1.45;font-weight:700;margin:0}
h1,h2,h3,h4{word-break:keep-all}h1,h2,h3,h4{text-wrap:balance}
p,ul,ol,dl,dd,figure{margin:0}
ul,ol{padding:0}
a{color:#00118f;text-underline-offset:.2em}
a:hover{color:#000060;text-decoration-thickness:.15em}
a:visited{color:#8b008b}
a:focus-visible,.sf :focus-visible,[tabindex]:focus-visible,summary:focus-visible{outline:4px solid #000;outline-offset:2px;box-shadow:0 0 0 2px #ffd43d;border-radius:4px}
a:focus-visible{background:#ffd43d;color:#000060}
bdi{white-space:nowrap}
.w{width:100%;max-width:72rem;margin:0 auto;padding:0 1rem}
.sk{position:absolute;left:-99rem}
.sk:focus{left:1rem;top:.5rem;z-index:1;padding:.5rem 1rem;background:#ffd43d}
.demo,.old{padding:.5rem 0;font-weight:700;text-align:center;border-bottom:1px solid #1a1a1a;background:#ffd43d}
.old{background:#f2f2f2;font-weight:400}
.hd{border-top:6px solid #0017c1;border-bottom:1px solid #ccc}
.hd .w{display:flex;flex-wrap:wrap;gap:.25rem 2rem;align-items:center;justify-content:space-between;padding-top:.75rem;padding-bottom:.5rem}
.br{font-weight:700;font-size:1.125rem;text-decoration:none;padding:.4rem 0}
.hd a,.hd a:visited{color:#1a1a1a}
.hd a:focus-visible{color:#000060}
.sf{display:flex;gap:.5rem}
.sf *{font:inherit;padding:.4rem}
.hd ul{display:flex;flex-wrap:wrap;gap:0 1.25rem;list-style:none}
.hd li a{display:block;padding:.35rem 0;font-size:.9375rem;text-decoration:none;border-bottom:3px solid transparent}
.hd li a:hover,.hd li a[aria-current]{border-color:#00118f}
.hd li a[aria-current]{font-weight:700}
.bc ol{display:flex;flex-wrap:wrap;list-style:none;padding:.75rem 0 0;font-size:.875rem;color:#666}
.bc li+li::before{content:"›";margin:0 .5rem}
main{padding-bottom:4rem}
main h1{font-size:clamp(1.5rem,1.2rem + 1.6vw,2.25rem)}
.ph{padding:1.5rem 0 1rem}
.ph p{margin-top:.5rem}
.ey{font-size:.9375rem;color:#333;font-weight:400}
h1 .ey,h2 .ey,h3 .ey{display:block}
.se{margin-top:3rem}
.se>h2{font-size:1.5rem;padding-bottom:.5rem;border-bottom:2px solid #0017c1;margin-bottom:1.25rem}
.se h3{font-size:1.1875rem;margin:1.75rem 0 .5rem}
.se h2+h3{margin-top:0}
.se>p+p,.se>ul,.se>ol,.se>dl,.se>ul+p{margin-top:.75rem}
.gap{margin-top:1rem}
.ls{padding-left:1.4em}
.ls li+li{margin-top:.25rem}
.no{color:#666;font-size:.875rem;margin-top:.5rem}
.yr{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:.5rem 0}
.yr [aria-current]{font-weight:700;color:#1a1a1a;text-decoration:none}
.me{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;font-size:.875rem;color:#333;margin-top:.75rem}
.me div{display:flex;gap:.5rem}
.me dt{color:#666;white-space:nowrap}
.me dt::after{content:"："}
.gr{display:grid;gap:1rem;list-style:none;grid-template-columns:repeat(auto-fill,minmax(min(100%,19rem),1fr))}
.ca{border:1px solid #ccc;border-radius:12px;padding:1rem 1.125rem 1.125rem;display:flex;flex-direction:column;gap:.75rem}
.ca h2,.ca h3,.ca h4{font-size:1rem;margin:0;flex:1}
.ca figcaption{color:#666;font-size:.8125rem}
.mp{color:#333}
.st{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem .75rem;font-size:.875rem}
.vt{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem}
.vt dt{font-size:.8125rem;color:#666;line-height:1.4}
.vt dd{font-size:1.25rem;font-weight:700;line-height:1.35;font-variant-numeric:tabular-nums}
.vt div+div dd{font-weight:400}
.pi{margin-top:2.5rem;padding-top:1.25rem;border-top:1px solid #ccc}
.se .pi h3{font-size:1.375rem;margin:0}
.pi h3 .ey{margin-top:.25rem;font-size:1rem;font-weight:700}
.lg{display:grid;gap:1rem 2.5rem;margin-top:1rem}
.lg>div:first-child>*+*{margin-top:.75rem}
.nu{display:inline-block;width:1.9em;height:1.9em;line-height:1.9;margin-right:.5em;border-radius:99px;background:#0017c1;color:#fff;text-align:center;font-size:.85em}
.pi>p{margin:.5rem 0 1rem}
.ne{list-style:none}
.ne li{padding:.6rem 0;border-bottom:1px solid #e0e0e0}
.tg{display:inline-block;margin-right:.5em;padding:0 .5em;border:1px solid #767676;border-radius:4px;font-size:.8125rem}
.kc-large{display:flex;flex-direction:column}
.kc-large figcaption{order:-1;font-size:1.125rem;font-weight:700;margin:0 0 .75rem;color:#1a1a1a}
.dl{display:grid;grid-template-columns:minmax(6.5rem,22%) 1fr;border-top:1px solid #ccc}
.dl>div{display:contents}
.dl dt,.dl dd{padding:.6rem .75rem .6rem 0;border-bottom:1px solid #ccc}
.dl dt{font-weight:700;font-size:.9375rem}
.pre{white-space:pre-line}
.in{list-style:none}
.in li{display:grid;grid-template-columns:1.5em 1fr;padding:.15rem 0}
.in li>:first-child{color:#666;font-size:.8em;padding-top:.2em}
.in p{font-size:.875rem}
.two{display:grid;gap:0 3rem}
.se .two h3,.se .two h4{font-size:1.0625rem;margin:1.25rem 0 .25rem}
.pi>.no{margin-bottom:0}
.kt .tb td{text-align:left;white-space:normal;min-width:6em}
.kt .tb tbody th{word-break:normal;min-width:7em}
.ft{border-top:1px solid #ccc;background:#f2f2f2;padding:2rem 0;font-size:.875rem}
.ft ul{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;list-style:none;margin-bottom:1rem}
code{font-family:ui-monospace,Consolas,monospace;font-size:.9em}
pre{white-space:pre-wrap;background:#f2f2f2;padding:.75rem 1rem;border-radius:8px;margin:.5rem 0 0}
.em{padding:.75rem}
.em h1{font-size:.875rem;margin-bottom:.5rem}
.em .ca{height:100%}
@media(min-width:48rem){.two{grid-template-columns:1fr 1fr}.lg{grid-template-columns:20rem 1fr}}
@page{size:A4;margin:12mm 13mm 15mm;@bottom-center{content:counter(page) " / " counter(pages);font-size:9pt}}
@media screen and (max-width:47.99rem){.kt .dt thead{display:none}.kt .dt tr,.kt .dt th,.kt .dt td{display:block;min-width:0}.kt .dt td::before{content:attr(data-l)"：";color:#666}.kt .dt tr{padding:.5rem 0;border-top:2px solid #767676}.kt .dt th,.kt .dt td{padding:.15rem 0;border:0}.kt .dt th{font-weight:700}.kt .dt td:empty{display:none}}
@media print{
.me{font-size:8.5pt;margin-top:1mm}.ey{font-size:9pt}br{display:none}.kt{margin-top:2mm}
html{font-size:10pt}
body{line-height:1.55}
.hd nav,.sf,.bc,.sk,.ft ul,.scr{display:none}
.hd{border-top:0}.hd .w{padding:0}.br{font-size:9pt;padding:0}.demo,.old{padding:0}.no{margin-top:1mm}.gap{margin-top:2mm}.w{max-width:none;padding:0}
a,a:visited{color:#000;text-decoration:none}
.ft,.demo,.old,pre{background:none}
main h1{font-size:16pt}
.nu{background:none;color:#000;border:1pt solid #000}
.ph{padding:2mm 0 0}.ph p{margin-top:1mm}.se{margin-top:5mm}.se>h2{font-size:13pt;margin-bottom:3mm;border-color:#000}.se h3{font-size:11pt}
h2,h3,h4,caption{break-after:avoid;break-inside:avoid}
.dl{display:block}.dl>div{display:grid;grid-template-columns:22% 1fr;break-inside:avoid}
.ca,figure,tr,.ta,.in li{break-inside:avoid}
.gr{grid-template-columns:1fr 1fr}
thead{display:table-header-group}
.kt{overflow:visible}.kt table{font-size:9pt}
.kt th,.kt td{border-color:#000;padding:.6mm 1.2mm}
.mk{color:#000;font-size:9pt}
.ft{padding:2mm 0 0;margin-top:4mm;font-size:8pt;line-height:1.4}.ft{break-inside:avoid}.ft p{display:inline;margin-right:2em}.ft .no{display:none}main{padding-bottom:0}
}
`;

/** A border that is transparent is drawn there, and every link of the head would look like the page one is on. */
const FORCED = "@media(forced-colors:active){.hd li a:not([aria-current]){border-color:Canvas}}";

/** A large chart in half a screen: its letters are 12 px high there too. */
const BESIDE = "@media(min-width:48rem){.lg .kc-large text{font-size:15px}}";

/** Where states of initiatives stand, of components/charts/state-sign.tsx. */
const STATES = `
.sc{margin:.75rem 0 1rem}
.sc span{display:inline-block}
.in .no{margin:0}
.in span>.is{margin-left:.4em;font-size:.875em}
.ia li{padding:.5rem 0}.in .aw{margin:.25rem 0}
.aw{font-size:.875rem}
.ls .aw{margin:.25rem 0 .75rem}
.yi h4,.yi h5{margin:1.5rem 0 .25rem;line-height:1.45;break-after:avoid}.yi h5{font-size:1rem}
.yi li{break-inside:avoid}.yi .no{margin:0}
.aw dt{color:#666}
@media(min-width:48rem){.aw div{display:grid;grid-template-columns:7.5em 1fr}}
@media(max-width:48rem){.aw dt{display:inline}.aw dt::after{content:"："}.aw dd{display:inline}}
`;

/** Where metrics stand. */
const METRICS = `
.mt{margin-top:2rem}
.se .mt h3{margin:0 0 .25rem}
.mt>*+*{margin-top:.5rem}
.mt .kt table{font-size:.875rem}.mt .kt td{white-space:normal;word-break:auto-phrase}
.mg{display:grid;gap:.75rem 2rem}.mg>*{min-width:0}
.ia .mt,.in .mt{margin:.75rem 0;padding-left:.75rem;border-left:3px solid #ccc}
.se .in .mt h3{font-size:1rem}
@media(min-width:48rem){[data-metric] .aw div{grid-template-columns:10.5em 1fr}.mg{grid-template-columns:minmax(0,26rem) minmax(0,20rem)}}
@media print{.mt,.mg{break-inside:avoid}.mg{grid-template-columns:90mm 60mm}}
`;

/** The table of a year's report, of parts/report-table.tsx. */
const REPORT = `
.rp table{font-size:.875rem;min-width:46rem}
.rp tbody{border-bottom:2px solid #767676}
.rp th,.rp td{padding:.35rem .5rem}
.rp thead th{white-space:normal;padding:.4rem .25rem}
.rp tbody .kn{word-break:normal;vertical-align:top;width:28%}
.rp .kn small{display:block;color:#666;font-size:.9em}
@media(max-width:40rem){.dl:has(dt>a){display:block}.dl:has(dt>a) dt{border:0;padding-bottom:0}.dl:has(dt>a) dd{padding-top:0}}
.rp tbody .pn{font-weight:700;background:#f2f2f2;word-break:normal;font-size:.9375rem}
.rp tbody .rl{white-space:nowrap}
.rp .mc{text-align:center;vertical-align:middle}
.rp .ra{text-align:left;white-space:normal;font-size:.8125rem;color:#333}
.rp .now{background:#e8f1fe}
.rp thead .now{background:#d9e6ff}
.rp .mk{border:0;padding:0;background:none}
@media print{
.rp .now,.rp thead .now{background:none}
.rp tbody{break-inside:avoid}
.rp table{font-size:8pt;line-height:1.4;min-width:0}.rp .ra{font-size:7.5pt}.rp tbody .pn{background:none;font-size:9pt}
.rp th,.rp td,.rp thead th{border-color:#000;padding:.6mm 1.2mm}
.rp .mk{font-size:8pt}
}
`;

/** On the page of the search. */
const SEARCH = `
.sm input{flex:0 1 32rem;min-width:0}
.sm button{flex:none}
.sa{margin-top:1.5rem;font-weight:700}
mark{background:#ffd43d;color:inherit;font-weight:700}
.ne p{margin:0}
`;

/** Leaves out what the browser does not need: line breaks, and blanks around punctuation. */
function compact(css: string): string {
  return css.replace(/\n+/g, "");
}

export interface PageStyle {
  readonly css: string;
  /**
   * Only this style may apply, no script, no frame: the page carries its own rule wherever it is served, to which it adds
   * whether it has a form.
   */
  readonly csp: string;
}

/** Made once for each set of parts. */
const made = new Map<string, PageStyle>();

export function pageStyle(parts: readonly string[], images = "data:"): PageStyle {
  const css = themed(compact(parts.join("")));
  const known = made.get(css + images);
  if (known) return known;
  const csp = [
    "default-src 'none'",
    // For whoever types the program that checks a publication into the browser's console.
    "connect-src 'self'",
    `style-src 'sha256-${createHash("sha256").update(css).digest("base64")}'`,
    `img-src ${images}`,
    "base-uri 'none'",
  ].join("; ");
  made.set(css + images, { css, csp });
  return { css, csp };
}

/** Pieces within a list of initiatives, whose lines are grids with a sign before them. */
const PIECES =
  ".aw li{display:list-item;padding:0}.aw li>:first-child{color:inherit;font-size:inherit;padding:0}" +
  ".aw li>a:first-child{color:#00118f}.aw img{display:block;max-width:min(100%,40rem);height:auto}" +
  ".aw .ls{list-style:none;padding:0}@media print{.aw li>a:first-child{color:#000}.aw img{max-width:90mm}}";

/** The pages on which a metric may stand. The front page, which has no byte to spare, is none of them. */
const METRIC_PAGES = /^\/(pillars|measures|plans|years)\//;
/** The pages with counts, cards or tables of KPIs. */
const LIST_PAGES = /^\/(?:$|(?:years|pillars|archive|corrections)\b|plans\/[^/]+(?:$|\/pillars))/;
const REPORT_PAGES = /^\/(years\/\d+|plans\/[^/]+)$/;
const KPI_PAGES = /^(\/embed)?\/kpis\//;

/**
 * A page carries what may stand on it: the style of states where a publication has any, that of pieces beside them, of
 * metrics, of a report's table, of what is found.
 */
export function styleOf(model: Pick<SiteModel, "plans">, route: string): PageStyle {
  const known = model.plans.flatMap(({ states }) => states ?? []);
  const years = known.flatMap(({ answers }) => [...answers.values()].flat());
  const hasPieces = years.some(({ evidence }) => evidence !== undefined);
  const withMetrics = METRIC_PAGES.test(route) && hasMetrics(model);
  const blocks: [string, boolean][] = [
    [CHART_CSS + MARK_CSS + BASE + BESIDE + FORCED, true],
    [KPI_TABLE_CSS + KPI_CSS, KPI_PAGES.test(route)],
    // Before its form on a narrow screen, which is among the lists.
    [REPORT, REPORT_PAGES.test(route)],
    [LISTS_CSS, LIST_PAGES.test(route)],
    [FRONT_CSS, route === publicRoutes.home()],
    [SEARCH, route === publicRoutes.search()],
    [INITIATIVE_STATE_CSS + STATES, known.length > 0 || withMetrics],
    [METRICS, withMetrics],
    [PIECES, hasPieces],
  ];
  return pageStyle(
    blocks.flatMap(([css, isUsed]) => (isUsed ? [css] : [])),
    hasPieces ? "'self' data:" : "data:",
  );
}
