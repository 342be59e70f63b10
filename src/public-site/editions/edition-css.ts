/** The one style of the pages of an edition, inlined as that of the Japanese pages is. */
import { MARK_CSS } from "@/components/mark";
import { type PageStyle, pageStyle } from "../site-css";

/** On paper as the Japanese pages: small type, margins, no colour; headings stay with what follows, and no card is cut. */
const PRINT = `
@page{size:A4;margin:12mm 13mm 15mm;@bottom-center{content:counter(page) " / " counter(pages);font-size:9pt}}
@media print{
html{font-size:10pt}body{line-height:1.55}:lang(ja) body{line-height:1.9}
header nav,.sf,.sk,.la,p:has(+.la),section:has(>.la){display:none}
a,a:visited{color:#000;text-decoration:none}
.w{max-width:none;padding:0}
.note,.old,footer,thead th{background:none}.note,.old{padding:0}
header{border-top:0;padding:0}.br{font-size:9pt}
main{padding:2mm 0 0}main .w>*+*{margin-top:2mm}main .w>section{margin-top:5mm}section>*+*{margin-top:2mm}
h1{font-size:16pt}h2{font-size:13pt}h3{font-size:11pt}.lead{font-size:11pt}
section>h2{border-color:#000}
h1,h2,h3,caption{break-after:avoid;break-inside:avoid}dt,p:has(+.gr,+.dl){break-after:avoid}
.ca,.key,.iv>li,figure,tr,.ob,section>div,.dl>div{break-inside:avoid}
.gr{grid-template-columns:1fr 1fr}
.dl{display:block}.dl>div{display:grid;grid-template-columns:26% 1fr}.dl dt,.dl dd{padding:1mm 2mm 1mm 0}
thead{display:table-header-group}th,td{border-color:#000;padding:.6mm 1.2mm}
svg{max-width:100mm}.mk{color:#000}
footer{padding:2mm 0 0;margin-top:4mm;font-size:8pt;break-inside:avoid}footer .w>*+*{margin-top:1mm}
}
`;

const CSS = `
*,::before,::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;color:#1a1a1a;background:#fff;font:400 1rem/1.7 system-ui,"Noto Sans JP","Noto Sans CJK JP","BIZ UDPGothic","Hiragino Sans","Yu Gothic UI",Meiryo,sans-serif;overflow-wrap:anywhere}
:lang(ja) body{line-height:2.1;word-break:keep-all}bdi{white-space:nowrap}
rt{font-size:.5em}
h1,h2,h3,h4{line-height:1.4;margin:0}:lang(ja) :is(h1,h2,h3,h4){line-height:1.8}
h1{font-size:clamp(1.5rem,1.2rem + 1.4vw,2.125rem)}h2{font-size:1.375rem}h3{font-size:1.125rem}
p,ul,dl,dd,figure{margin:0}ul{padding:0 0 0 1.2em}
a{color:#00118f;text-underline-offset:.2em}a:visited{color:#8b008b}
a:focus-visible,.sf :focus-visible,[tabindex]:focus-visible{outline:4px solid #000;outline-offset:2px;box-shadow:0 0 0 2px #ffd43d;background:#ffd43d;color:#000060}
main:focus-visible,.kt:focus-visible{background:none;color:inherit}
.w{max-width:60rem;margin:0 auto;padding:0 1rem}
.sk{position:absolute;left:-99rem}.sk:focus{left:1rem;top:.5rem;z-index:1;padding:.5rem 1rem}
.note,.old{padding:.5rem 1rem;text-align:center;background:#f2f2f2;border-bottom:1px solid #ccc}.old{word-break:auto-phrase}.note{font-weight:700;background:#ffd43d;color:#1a1a1a}
header{border-top:6px solid #0017c1;border-bottom:1px solid #ccc;padding:.5rem 0}
header .w{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:center}header .w nav:last-child{margin-left:auto}
header ul,.la{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0}
header li a,.la a{display:inline-block;padding:.25rem 0}
[aria-current=page]{font-weight:700;color:#1a1a1a;text-decoration:none}
nav .no li+li::before{content:"› "}
.sf{display:flex;gap:.5rem}.sf *{font:inherit;padding:.3rem;min-width:0}.sf input{width:11rem}.sf button{flex:none;white-space:nowrap}
.br{font-weight:700;font-size:1.125rem;text-decoration:none}
main{padding:1.5rem 0 3rem}
main .w>*+*{margin-top:1rem}main .w>section{margin-top:2.5rem}section>*+*{margin-top:.75rem}section>div+div{margin-top:1.5rem}
section>h2{padding-bottom:.4rem;border-bottom:2px solid #0017c1}
.ey{color:#666;font-size:.9375rem}h1 .ey{display:block;font-weight:400}
.lead{font-size:1.1875rem;max-width:46rem}
.gr{display:grid;gap:1rem;list-style:none;padding:0;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr))}
.ca,.key{border:1px solid #ccc;border-radius:12px;padding:.875rem 1rem}
.ca>*+*,.key>*+*{margin-top:.5rem}.key{border-left:8px solid #0017c1}
.st{display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:center}
.mk{line-height:1.6}.mk wbr{display:none}
.vt{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem}.vt dt,.no{font-size:.875rem;color:#666}.vt dd{font-size:1.25rem;font-weight:700;line-height:1.5}
.ta{display:flex;flex-wrap:wrap;gap:.5rem 1rem;list-style:none;padding:0}
.dl{display:grid;grid-template-columns:minmax(7rem,26%) 1fr;border-top:1px solid #ccc}.dl>div{display:contents}.dl dt,.dl dd{padding:.5rem .75rem .5rem 0;border-bottom:1px solid #ccc}.dl dt{font-weight:700}
span[lang]{border-bottom:1px dotted #666}:is(a,h1,h2,h3) span[lang]{border:0}
.iv{list-style:none;padding:0}.iv>li{padding:.75rem 0;border-bottom:1px solid #ccc}.iv>li>*+*{margin-top:.5rem}.iv>li>:first-child{font-weight:700}dl:has(.ob){display:grid;gap:.375rem}.sg{display:inline-block}
.ob{border-left:4px dotted #666;padding-left:.75rem;white-space:pre-line}
.kt{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}caption{text-align:left;font-weight:700}
th,td{border:1px solid #ccc;padding:.4rem .6rem;text-align:left;font-weight:400}thead th{background:#f2f2f2;font-weight:700}.cd :is(td,th){overflow-wrap:break-word}
svg{display:block;width:100%;max-width:32rem;height:auto}
svg text{font-size:14px;fill:#1a1a1a}
.ax{stroke:#666;fill:none}.ln{stroke:#0017c1;stroke-width:2.5;fill:none}.tl{stroke:#ac3e00;stroke-width:2;stroke-dasharray:6 3}.gu{stroke:#666;stroke-width:1.5;stroke-dasharray:3 4;fill:none}.dt{fill:#0017c1}.bd{fill:#fff;stroke:#0017c1;stroke-width:2.5}.sq{fill:#ac3e00}.gc{width:132px}
footer{border-top:1px solid #ccc;background:#f2f2f2;padding:1.5rem 0;font-size:.9375rem}footer .w>*+*{margin-top:.5rem}
body:not(:has(.ob,span[lang])) .on{display:none}
@media(max-width:40rem){.cd caption{display:block}.cd thead{display:none}.cd,.cd :is(tr,th,td,tbody){display:block}.cd td,.cd th{border:0;padding:.15rem 0}.cd tr{border-bottom:1px solid #ccc;padding:.5rem 0}.cd th{font-weight:700}.cd td:empty{display:none}.cd td[data-l]::before{content:attr(data-l);color:#666}.dl{display:block}.dl dt{border:0;padding-bottom:0}.dl dd{padding-top:0}}
@media(forced-colors:active){.ln,.ax,.tl,.gu{stroke:CanvasText}.dt,.sq,svg text{fill:CanvasText}.bd{fill:Canvas;stroke:CanvasText}svg{forced-color-adjust:none}}
${PRINT}`;

/** What was found breaks as the browser can: it is written while somebody waits. */
const SEARCH = `
.sm input{flex:0 1 32rem}
.sa{margin-top:1.5rem;font-weight:700}
mark{background:#ffd43d;color:#1a1a1a;font-weight:700}
.se h3{margin-top:1rem}.ne{list-style:none;padding:0;display:grid;gap:.75rem}.ne,.sa{word-break:normal;word-break:auto-phrase}
`;

/** @param more what some pages need beside it */
export function editionStyle(more = ""): PageStyle {
  return pageStyle([MARK_CSS, more, CSS]);
}

export const SEARCH_STYLE = editionStyle(SEARCH);
