/** Styles of the front page, and of counts and lists of KPIs wherever they stand. */

export const LISTS_CSS = `
.vt small{display:block;font-size:.75rem;font-weight:400;color:#666}
.ld,.rp tbody .kn,.rp tbody .pn{word-break:keep-all}
.cs{display:flex;flex-wrap:wrap;gap:.5rem .75rem;list-style:none;margin:.75rem 0}
.cs li{display:flex;align-items:baseline;font-size:.875rem}
.cs a{display:flex;align-items:baseline;min-height:1.75rem;color:#1a1a1a;text-decoration:none}
.cs a>b,.cs a>small{text-decoration:underline;text-underline-offset:.2em}
.cs .mk{margin-right:.5em}
.cs li>b,.cs a>b{font-size:1.25rem;line-height:1.4;font-variant-numeric:tabular-nums}
.cs small{margin-left:.15em;font-size:.875rem}
.ta{border-top:1px solid #ccc}
.ta>div{display:flex;flex-wrap:wrap;align-items:baseline;gap:.25rem 1rem;padding:.6rem 0;border-bottom:1px solid #ccc}
.ta>div:target{outline:3px solid #0017c1}
.ta dt{width:7rem}
.ta dd{font-size:.875rem}
.ta b{font-size:1.5rem;line-height:1.2;font-variant-numeric:tabular-nums}
.ta small{font-size:.875rem;margin-left:.15em}
.ta .wk{width:100%}
.ta ul{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;list-style:none}
@media(min-width:48rem){.ta .wk{width:auto;flex:1 1 24rem}}
@media screen and (max-width:47.99rem){
.rp table,.rp tbody,.rp th,.rp td{display:block;min-width:0;width:auto;border:0}
.rp thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.rp tbody{padding:.5rem 0 .75rem;border-top:2px solid #767676}
.rp tr{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 1rem}
.rp tbody th,.rp tbody td,.rp td.mc{padding:.15rem 0;text-align:left}
.rp tbody .pn{width:100%;margin:-.5rem 0 .5rem;padding:.35rem .5rem}
.rp tbody .kn{order:-2;width:100%;font-size:1rem;font-weight:700}
.rp .kn small{font-weight:400}
.rp td.mj{order:-1;width:100%}
.rp tr::after{content:"";order:1;width:100%}
.rp .rl,.rp td:not(.mc){order:2}
.rp tr:not(:has(td:not(.mc,:empty))) .rl,.rp td:empty{display:none}
.rp td br{display:none}
.rp td[data-l]::before{content:attr(data-l)" ";color:#666}
.rp .now{font-weight:700;background:none}.rp .now::before{font-weight:400}
.rp .ra{width:100%}
}
`;

export const FRONT_CSS = `
.fp{padding:1.25rem 0 1rem}
.fp h1{font-size:clamp(1.125rem,.8rem + 1.6vw,1.5rem)}
.fp p+p{margin-top:.25rem}
.fr{padding:1rem 1.125rem 1.125rem;background:#e8f1fe;border-radius:12px}
.fr h2{font-size:1.0625rem}
.fr p{margin-top:.5rem}
.fr .ld{max-width:56rem;font-size:1.125rem;font-weight:700;line-height:1.6}
.fr .mp{color:#1a1a1a}
.nw{margin-top:1.5rem}
.nw>h2{font-size:1.0625rem;border:0;padding:0;margin:0}
.nw li{padding:.3rem 0}
.nw p+p,.nw .ne{margin-top:.25rem}
.nw summary{padding:.4rem 0;cursor:pointer}
.hp{margin-top:1.75rem}
.hp:first-of-type{margin-top:0}
.se .hp h3{margin:0 0 .75rem}
.se .hp h3 .ey{margin:.25rem 0 0;font-size:.9375rem}
.gl{display:flex;flex-direction:column;gap:.5rem;padding:.75rem .875rem;border:1px solid #ccc;border-radius:12px}
.gl h3,.gl h4,.se .gl h3,.se .gl h4{font-size:1rem;margin:0}
.gd{display:flex;align-items:flex-end;justify-content:space-between;gap:.5rem;margin-top:auto}
.gd .vt{flex:1;flex-direction:column;gap:.25rem}
.gd dd{font-size:1.125rem}
.kc svg.gc{flex:none;width:132px;height:76px}
.kc .gc text{font-size:12px}
@media(min-width:40rem){.fp h1 .ey{display:inline;margin-right:.75em}}
@media(min-width:64rem){.hp{display:grid;grid-template-columns:15rem 1fr;gap:0 2rem}.hp .gr{grid-template-columns:1fr 1fr}}
@supports selector(::details-content){@media print{.nw summary{display:none}.nw ::details-content{content-visibility:visible;display:block}}}
@media print{.fr{background:none;border:1px solid #000}.gl{break-inside:avoid}.hp{break-inside:auto}}
`;
