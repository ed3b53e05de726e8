import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { dateWords } from '../../presentation/index.js';
import { element, type HtmlNode, htmlOf, lineEnd } from '../../presentation/writers/elements.js';
import { htmlHead } from '../../presentation/writers/html.js';
import { style } from '../../presentation/writers/html-style.js';
import type { Prompt } from '../interview/prompter.js';
import { ids, LOADER_POLICY } from './element-ids.js';
import { questionForm } from './question-form.js';

/** What the page is made of besides the knowledge, and what only the platform can do. */
export type PageParts = {
  /** The program of the page, and the few lines that unpack and run it: two scripts that need nothing else. */
  readonly program: string;
  readonly loader: string;
  /** The licences of the packages in that script. */
  readonly notices: string;
  /** The SHA-256 hash of a text, in base64. */
  readonly hash: (text: string) => string;
  /** A text, packed, in base64. */
  readonly pack: (text: string) => string;
};

/** The first question, so that it can be read before the program runs: as it is put, its id, and why it is asked. */
export type First = { readonly prompt: Prompt; readonly question: string; readonly reason: string };

type PageFile = {
  readonly base: KnowledgeBase;
  readonly first: First;
  /** The compiled knowledge. */
  readonly knowledge: string;
  readonly parts: PageParts;
};

/** One file of HTML that asks for nothing else: the first question, a list of roles for browsers without scripts, and the program. */
export function pageFile({ base, first, knowledge, parts: { program, loader, notices, hash, pack } }: PageFile): string {
  const css = `${style}${pageStyle}`;
  return `${htmlHead(htmlOf([pageTitle(first.prompt.text, base)]), policy([loader, program].map(hash), hash(css)), css)}<body>
${htmlOf([...header(base), lineEnd, mainWith(first), lineEnd])}
<noscript>
${htmlOf(withoutScript(base))}
</noscript>
${htmlOf([footer(base)])}
<script type="application/octet-stream" id="${ids.knowledge}">${pack(knowledge)}</script>
<script type="application/octet-stream" id="${ids.program}">${pack(program)}</script>
<script>${loader}</script>
<!--
${notices.replaceAll('--', '- -')}
-->
</body>
</html>
`;
}

/** The program takes the first question from here too: choosing it is most of the work of its start. */
const mainWith = ({ prompt, question, reason }: First): HtmlNode =>
  element(
    'main',
    { id: ids.main, tabindex: '-1', 'data-question': question, 'data-more': String(prompt.more ?? 0) },
    questionForm(prompt, { why: reason }),
  );

/** What the page may do: run these scripts, use this style, and nothing else. It may fetch nothing and send nothing. */
const policy = (scripts: readonly string[], css: string): string =>
  [
    "default-src 'none'",
    `script-src ${scripts.map((script) => `'sha256-${script}'`).join(' ')}`,
    `style-src 'sha256-${css}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${LOADER_POLICY}`,
  ].join('; ');

/** The title of a screen, the question first. */
export const pageTitle = (screen: string, base: KnowledgeBase): string => `${screen} - ${base.title}`;

const header = (base: KnowledgeBase): readonly HtmlNode[] => [
  element('a', { class: 'skip', href: `#${ids.main}` }, 'Skip to the question'),
  lineEnd,
  element(
    'header',
    {},
    element(
      'p',
      { class: 'brand' },
      element('strong', {}, base.title),
      '. ',
      element('span', { class: 'whole' }, 'hi-careers'),
      ': independent, not an NHS service.',
    ),
    element(
      'p',
      { class: 'dated' },
      `Knowledge ${base.version}, reviewed ${dateWords(base.reviewed)}.`,
      element('span', { id: ids.today }),
    ),
    element(
      'nav',
      { 'aria-label': 'Your answers' },
      element(
        'ul',
        {},
        action(ids.save, 'Save my answers'),
        action(ids.open, 'Open saved answers'),
        action(ids.clear, 'Clear for the next person'),
      ),
      element('input', { type: 'file', id: ids.file, class: 'hide', accept: '.yaml,.yml,.json', 'aria-label': 'File with saved answers' }),
    ),
    element('nav', { 'aria-label': 'Your advice', id: ids.onwards }),
  ),
];

const action = (id: string, label: string): HtmlNode => element('li', {}, element('button', { type: 'button', id }, label));

const withoutScript = (base: KnowledgeBase): readonly HtmlNode[] => [
  element(
    'section',
    {},
    element('h2', {}, 'This browser does not run scripts'),
    element('p', {}, 'Without scripts this page cannot ask questions or work out advice. Here is every role that it knows.'),
  ),
  ...base.specialisms.map(({ id, title }) =>
    element(
      'section',
      {},
      element('h2', {}, title),
      element(
        'ul',
        {},
        base.roles
          .filter(({ specialism }) => specialism === id)
          .map((role) => element('li', {}, element('b', {}, role.title), `: ${role.summary}`)),
      ),
    ),
  ),
];

const quiet: readonly string[] = [
  'Disconnect from the network, then use the page: everything works.',
  'Or open the developer tools of the browser (F12), choose Network, and reload the page. The list has one line: this file.',
  'The first lines of this file hold a policy (Content-Security-Policy) that makes the browser refuse every request, every form that is sent, and every script but those in this file. To see it, choose View page source.',
  'The page keeps nothing in the browser. Your answers are gone when you close the page or choose “Clear for the next person”, unless you saved them. The history of the browser lists the steps of the page, such as #question-3 or the name of a role, but no answer.',
  'Only a link to a source leaves this page, in a new tab, when you choose it. That site then sees that somebody came, but not from where, and not your answers.',
];

const footer = (base: KnowledgeBase): HtmlNode =>
  element(
    'footer',
    {},
    element('p', {}, base.caveats.join(' ')),
    element(
      'p',
      {},
      'Nothing is sent, and nothing is saved unless you ask. We never ask for your name, your contact details or your health.',
    ),
    element(
      'details',
      {},
      element('summary', {}, 'How to see that nothing is sent'),
      element(
        'ul',
        {},
        quiet.map((line) => element('li', {}, line)),
      ),
    ),
  );

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
