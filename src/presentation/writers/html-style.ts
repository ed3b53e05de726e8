/** The look of a page. Colours have a contrast of 7 to 1 or more on white, and each has words beside it that say the same. */
export const style = `
:root{color-scheme:light;--ink:#1b1b1b;--soft:#454545;--line:#767676;--good:#005a2b;--judge:#5a1f7a;--ask:#003f8a;--bad:#8c1111}
*{box-sizing:border-box}
html{background:#fff;color:var(--ink);font:1.0625rem/1.5 Arial,"Liberation Sans",sans-serif;-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:50rem;padding:1rem;overflow-wrap:break-word}
h1{font-size:1.6rem;line-height:1.2;margin:.2rem 0}
h2{font-size:1.25rem;line-height:1.25;margin:0}
h3{font-size:1.05rem;line-height:1.3;margin:0}
h4,h5,h6{font-size:1rem;margin:0}
p{margin:.3rem 0}
a{color:#003f8a;text-decoration-thickness:1px}
a.ref{font-size:.85em;text-decoration:none;padding:.2em .1em}
a.ref:focus,a.ref:hover{text-decoration:underline}
code{font-family:"DejaVu Sans Mono",Consolas,monospace;font-size:.88em;background:#f2f2f2;padding:.05em .25em;overflow-wrap:anywhere}
code span{white-space:nowrap}
.address{overflow-wrap:anywhere}
header{border-bottom:3px solid var(--ink);padding-bottom:.5rem}
.brand,.dated{color:var(--soft);font-size:.9rem}
main{padding-top:.4rem}
section{margin-top:1.4rem}
.depth-3,.depth-4{margin-top:.9rem}
.head{display:flex;flex-wrap:wrap;gap:.1rem .8rem;align-items:baseline;justify-content:space-between;border-bottom:1px solid var(--line)}
.depth-3 .head,.depth-4 .head{border:0}
.verdict{font-weight:bold;margin:0}
.facts{color:var(--soft);margin:0;font-size:.92rem}
.good,.later{color:var(--good)}.judge{color:var(--judge)}.ask{color:var(--ask)}.bad{color:var(--bad)}.neutral{color:inherit}
.facts.neutral{color:var(--soft)}
dl{margin:.4rem 0}
dl>div{display:grid;grid-template-columns:8.5rem 1fr;gap:0 .8rem;padding:.15rem 0}
dt{font-weight:bold}
dd{margin:0}
.you,.more{margin:.1rem 0;color:var(--soft)}
.more b,.note b{color:var(--ink)}
ul,ol{margin:.4rem 0;padding-left:1.6rem}
li{margin:.15rem 0}
.boxes{list-style:none;padding-left:0}
.boxes li{position:relative;padding:.3rem 0 .3rem 2rem}
.box{position:absolute;left:.1rem;top:.5rem;width:1.1rem;height:1.1rem;border:2px solid var(--ink)}
.room .line{border-bottom:1px solid var(--line);height:2rem}
table{border-collapse:collapse;width:100%;margin:.8rem 0}
caption{text-align:left;font-weight:bold;padding:.3rem 0}
th,td{border:1px solid var(--line);padding:.35rem .5rem;text-align:left;vertical-align:top}
thead th{background:#f2f2f2}
figure{margin:.8rem 0}
figcaption{font-weight:bold}
svg{display:block;width:100%;height:auto;margin:.4rem 0}
svg text{font:12px Arial,"Liberation Sans",sans-serif;fill:var(--ink)}
svg .good{fill:#00703c}svg .later{fill:#4c8c5f}svg .judge{fill:#7b3fa0}svg .ask{fill:#1d5fb0}svg .bad{fill:#a11d1d}svg .neutral{fill:#5a5a5a}
svg .scale{stroke:var(--line);stroke-width:1.5;fill:none}
.sources{font-size:.88rem}
footer{border-top:3px solid var(--ink);margin-top:1.6rem;padding-top:.4rem;font-size:.88rem;color:var(--ink)}
footer h2{font-size:1rem}
@media screen{td a.ref{display:inline-block;min-width:1.5rem;min-height:1.5rem;text-align:center}}
@media screen and (max-width:34rem){dl>div{grid-template-columns:1fr}code span{white-space:normal}th,td{padding:.2rem;overflow-wrap:anywhere;font-size:.8rem}}
@page{size:A4;margin:10mm 12mm}
@media print{
html{font-size:9.5pt;line-height:1.17}
body{max-width:none;padding:0}
h1{font-size:15pt}h2{font-size:12pt}h3{font-size:10.5pt}
h1,h2,h3,h4,.head{break-after:avoid}
a{color:inherit}
code{background:none;padding:0}
p{margin:.12rem 0}
section{margin-top:.45rem}
.depth-3,.depth-4{margin-top:.3rem;break-inside:avoid}
dl{margin:.1rem 0}
li>.more{display:inline}
li>.more::before{content:" – "}
dl>div,li,tr,figure,.room{break-inside:avoid}
dl>div{padding:.04rem 0;grid-template-columns:7.2rem 1fr}

.entries{columns:2;column-gap:1.4rem;margin-top:.2rem}
.entries>section:first-child{margin-top:0}
.entries .head{display:block}
.entries dl>div{display:block}
.entries dt,.entries dd{display:inline}
.entries dt::after{content:": "}
ul,ol{margin:.15rem 0}li{margin:.03rem 0}
.boxes:has(>li:nth-child(9)){columns:2;column-gap:1.4rem}
.boxes li{padding:.14rem 0 .14rem 1.6rem}
.box{top:.2rem;width:1rem;height:1rem;border-width:1.5px}
.boxes:has(>li:nth-child(30)){columns:3;column-gap:1rem;font-size:8pt}
.sources,footer{font-size:8pt}
.sources ol{columns:2;column-gap:1.4rem}
footer{margin-top:.4rem;break-inside:avoid}
footer h2,footer p{display:inline}
footer h2{font-size:8.5pt}
footer h2::after{content:". "}
footer p:last-child{display:block}
main>p:last-child{font-size:8.5pt}
p{orphans:2;widows:2}
}
`;
