import { FRAME } from "./chart-frame";

/**
 * Styles of the charts, as a string: the public pages put them into their one style
 * element, the staff pages into theirs. Every distinction of colour is also one of shape, dash or word. A small chart stands in
 * cards of any width, down to 17rem: in its largest type, letters there are 12 px high.
 */
export const DRAWING_CSS = `
.kc{margin:0}
.kc svg{display:block;width:100%;height:auto;overflow:visible}
.kc-large svg{max-width:40rem}
.kc text{font-size:${FRAME.small.type}px;fill:#333;font-family:inherit}
.kc-large text{font-size:13px}
.kc .kc-v{font-weight:700;fill:#0017c1}
.kc .kc-p,.kc .kc-t{fill:#ac3e00}
.kc .kc-t{font-weight:700}
.kc .kc-n{fill:#666}
.kc text.kc-v,.kc text.kc-p,.kc text.kc-t,.kc text.kc-n{stroke:#fff;stroke-width:3px;stroke-linejoin:round}
.kc-x{stroke:#767676;fill:none}
.kc-g{stroke:#e0e0e0;fill:none}
.kc-l{fill:none;stroke:#0017c1;stroke-width:2.5;stroke-linejoin:round;stroke-linecap:round}
.kc-d{fill:#0017c1;stroke:#fff;stroke-width:1.5}
.kc-b{fill:#fff;stroke:#0017c1;stroke-width:2.5}
.kc-s{fill:none;stroke:#c74700;stroke-width:3}
.kc-r{fill:#fff;stroke:#c74700;stroke-width:2.5}
.kc-e{fill:none;stroke:#767676;stroke-dasharray:3 4}
.kc-q{stroke:#767676;stroke-width:1.5;stroke-dasharray:1 3}
.kc-o{stroke:#767676}
.kc-z{fill:#e8f1fe}
.kc-zl{fill:none;stroke:#c74700;stroke-dasharray:6 3;stroke-width:1.5}
.kc figcaption,.kc>p{font-size:.875rem;line-height:1.6;color:#333;margin-top:.5rem}
.kc-k{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;margin:0 0 .5rem;padding:0;font-size:.875rem;color:#333}
.kc-k li{display:flex;align-items:center;gap:.35rem;margin:0;padding:0}
.kc-k svg{width:26px;height:14px;flex:none}
@media(max-width:600px){.kc-large text{font-size:${FRAME.large.type}px}}
@media(forced-colors:active){.kc svg{forced-color-adjust:none}.kc text,.kc text[class]{fill:CanvasText;stroke:none}.kc path,.kc circle,.kc rect{stroke:CanvasText}.kc .kc-d{fill:CanvasText;stroke:Canvas}.kc .kc-g{stroke:GrayText}.kc-b,.kc-r{fill:Canvas}.kc-z{fill:none}}
@media print{.kc-large svg{max-width:130mm}.kc-z{fill:none}}
`;

/** The same with their tables. */
export const CHART_CSS = `${DRAWING_CSS}.kt{overflow-x:auto}
.kt table{border-collapse:collapse;width:100%;font-size:.9375rem;line-height:1.5;font-variant-numeric:tabular-nums}
.kt caption{text-align:left;font-weight:700;padding:0 0 .5rem}
.kt th,.kt td{border:1px solid #b3b3b3;padding:.4rem .6rem;text-align:right;white-space:nowrap;font-weight:400;overflow-wrap:normal}
.kt thead th{background:#f2f2f2;text-align:center;font-weight:700}
.kt tbody th{text-align:left;white-space:normal;word-break:keep-all}
.kt .kt-m,.kt .kt-c{text-align:left}
.kt .kt-m{white-space:normal;word-break:keep-all}
.kt .kt-c{white-space:normal;background:#f2f2f2}
.kt-c>span{display:inline-block;position:sticky;left:.5rem;max-width:calc(100vw - 4rem)}
@media print{.kt thead th{background:none}.kt{overflow:visible}}
`;

/** On a narrow screen each year of {@link KpiTable} is a card, so that nothing lies off to the side. */
export const KPI_TABLE_CSS = `
@media screen and (max-width:47.99rem){.kt .kt-y thead{display:none}.kt .kt-y tr{display:flex;flex-wrap:wrap;align-items:center;gap:0 1rem;padding:.4rem 0;border-bottom:1px solid #b3b3b3}.kt .kt-y th,.kt .kt-y td{border:0;padding:.1rem 0;text-align:left}.kt .kt-y th{flex:1 0 100%;font-weight:700}.kt .kt-y td:empty{display:none}.kt .kt-y td[data-l]::before{content:attr(data-l)"："}.kt .kt-y .kt-c{flex:1;padding:.2rem .5rem}}
`;
