/**
 * What the page has beside the style of the handouts. Every state is told by words and by a line or a border, not by colour alone.
 * On a narrow screen the drawing of a plan is too small to read, and the list below it says the same.
 */
export const pageStyle = `
body{max-width:46rem}
.skip{position:absolute;left:-99rem}
.skip:focus{position:static;display:inline-block;padding:.5rem}
.hide{display:none}
header nav ul,.onwards ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;margin:.4rem 0}
header nav ul{align-items:baseline}
header nav button,button.back{background:none;border:0;padding:.4rem 0;font:inherit;color:#003f8a;text-decoration:underline;cursor:pointer;min-height:1.6rem}
:focus-visible{outline:3px solid #003f8a;outline-offset:3px}
[aria-current]{font-weight:bold;text-decoration:none}
.whole{white-space:nowrap}
h1:focus,main:focus,.error-summary:focus{outline:3px solid transparent}
h1{font-size:1.75rem}
form h1{margin:.6rem 0}
fieldset{border:0;padding:0;margin:0;min-width:0}
legend{padding:0}
.caption,.hint,.unit,.or{color:var(--soft)}
.hint{white-space:pre-line}
.caption{margin:.6rem 0 0}
.said{border-left:5px solid var(--line);padding-left:.7rem}
.choice{display:grid;grid-template-columns:auto 1fr;gap:.6rem;align-items:start;padding:.35rem 0}
.choice input{width:1.6rem;height:1.6rem;margin:.1rem 0;accent-color:var(--ink)}
.choice label,.count label{padding:.15rem 0;cursor:pointer}
.count{display:grid;grid-template-columns:auto 1fr;gap:.6rem;align-items:center;padding:.25rem 0}
input[type=text],input[type=search]{font:inherit;padding:.4rem .5rem;border:2px solid var(--ink);border-radius:0;background:#fff;color:var(--ink);max-width:100%}
.short{width:5.5rem}
.long{width:24rem}
.buttons{display:flex;flex-wrap:wrap;gap:.6rem;margin:1.2rem 0 .6rem}
.buttons button,.buttons a{font:inherit;padding:.55rem .9rem;border:2px solid var(--ink);background:#fff;color:var(--ink);cursor:pointer;text-decoration:none;min-height:2.6rem}
.buttons .main{background:var(--ink);color:#fff;font-weight:bold}
.buttons :hover{text-decoration:underline}
details{margin:.8rem 0}
summary{cursor:pointer;color:#003f8a;text-decoration:underline;padding:.3rem 0}
.error-summary{border:4px solid var(--bad);padding:.8rem 1rem;margin:.8rem 0}
.error-summary a,.error{color:var(--bad);font-weight:bold}
.notice{border:2px solid var(--ink);padding:.5rem .8rem;margin:.8rem 0}
.summary>div{grid-template-columns:1fr auto;border-bottom:1px solid var(--line);padding:.4rem 0}
.names li{padding:.15rem 0}
footer details{font-size:1rem}
@media (scripting:none){form,.back,#why,header nav{display:none}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:auto}}
@media (forced-colors:active){.buttons .main{border-width:4px}.choice input{accent-color:auto}}
@media screen and (max-width:30rem){figure svg{display:none}}
@media (max-width:30rem){.buttons button,.buttons a{width:100%;text-align:center}.long{width:100%}}
@media print{header nav,.buttons,.onwards,form,details,.skip,.notice,.back{display:none}}
`;
