/** What only a KPI's page and its card for other pages look like. */

export const KPI_CSS = `
.kh-m{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem 1rem;font-size:.875rem}
.kh .kh-m p{margin:0}
.kh-m .mk{font-size:1.375rem}
.kh-c span+span::before{content:"・"}
.kh h1{margin-top:.75rem}
.kh .kh-f{font-size:clamp(1.0625rem,1rem + .4vw,1.25rem);font-weight:700;max-width:60rem}
.kh .vt{margin-top:.75rem}
.kh .vt dd{font-size:1.5rem}
.ct{display:grid;gap:1.25rem 2.5rem;margin-top:1rem}
.ct>*{min-width:0}
.ct>.kt:first-child{grid-column:1/-1}
.ct>.kt:first-child tbody th{word-break:normal}
.ct .kt table{font-size:.875rem}
.ct .kt th,.ct .kt td{padding:.4rem .5rem;white-space:normal;word-break:keep-all}
.ct .kt .kt-c{word-break:normal}
@media(min-width:64rem){.ct{grid-template-columns:minmax(0,34rem) 1fr}}
.toc{margin-top:1.5rem}
.toc ul{display:flex;flex-wrap:wrap;gap:0 1.25rem;list-style:none;padding:.5rem 0;border:solid #ccc;border-width:1px 0}
.toc a{display:block;padding:.3rem 0}
.se h4{font-size:1rem;margin:1rem 0 .25rem}
.why{border:1px solid #ccc;border-radius:12px;padding:1rem 1.25rem}
.why>p:first-child{font-size:1.0625rem;font-weight:700}
.why ol{padding-left:1.4em;margin-top:.75rem}
.kd summary{width:fit-content;padding:.5rem 0;color:#00118f;text-decoration:underline;text-underline-offset:.2em;cursor:pointer}
.kd .kt tbody th[scope=row]{width:1%}
.em{max-width:32rem;margin:0 auto}
@media(min-width:30rem){.em .kc-small text{font-size:11px}}
.kt .dt td{word-break:auto-phrase}
@supports selector(::details-content){@media print,(min-width:64rem){.kd summary{display:none}.kd::details-content{content-visibility:visible;display:block}}}
@media print{.toc,#data{display:none}.why{break-inside:avoid}.kh-m .mk{font-size:13pt}.kh .kh-f{font-size:11pt}.kh .vt dd{font-size:12pt}}
`;
