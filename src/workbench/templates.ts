/** What a new entry is filled with; what is left out gets words that say what belongs there. */
export type Filled = {
  readonly id: string;
  readonly title: string;
  readonly source: string;
};

/** Text with anything in it, as YAML: JSON is YAML too. */
const quoted = (text: string): string => JSON.stringify(text);

/** A role, whole enough to load, with its modeline. Comments say what to write. */
export function roleTemplate({
  id,
  title,
  source,
  specialism,
  area,
  activity,
}: Filled & {
  readonly specialism: string;
  /** An area of experience and an activity that there are, to begin with. */
  readonly area: string | undefined;
  readonly activity: string | undefined;
}): string {
  return `# yaml-language-server: $schema=../../../schemas/role.schema.json
id: ${id}
title: ${quoted(title)}
specialism: ${specialism}
# What the person does, in one or two short sentences.
summary: To be written.
# entry, trainee, practitioner, senior, manager, leader or executive: our own grouping.
seniority: practitioner
# strong: a page describes the job. moderate: profiles or adverts. weak: a title in a list.
evidence: weak
# Three to six activities, 1 to 3: our own reading of the tasks.
activities: {${activity === undefined ? '' : `${activity}: 1`}}
# Areas of experience that time in the post adds to, the main one first.
gives: [${area ?? ''}]
# One for each thing that the page asks for, with the strength of its own wording. For example:
# entry:
#   - id: a-short-name
#     text: What is asked for, in plain words.
#     strength: usually
#     when: {some-attribute: true}
#     wording: usually
#     sources: [${source}]
sources: [${source}]
`;
}

/** A route, whole enough to load, with its modeline. */
export function routeTemplate({ id, title, source }: Filled): string {
  return `# yaml-language-server: $schema=../../../schemas/route.schema.json
id: ${id}
title: ${quoted(title)}
# What it is and what it leads to, in one or two short sentences.
summary: To be written.
# open, uncertain (with a note that says what is known) or closed.
status:
  value: uncertain
  note: To be checked whether it takes new people.
  sources: [${source}]
# Nations in which it is offered, with the sources; empty where no page says.
nations: {values: []}
# Requirements: id, text, strength, when, sources. See the README of the knowledge.
entry: []
# Roles that it trains for: {role: …, basis: stated or our-reading, sources: [${source}]}
trains-for: []
# What a person has at the end: attribute to value.
gives: {}
sources: [${source}]
`;
}

/** An entry for sources.yaml. `dated` is null if the page shows no date. */
export function sourceTemplate(filled: {
  readonly id: string;
  readonly url: string | null;
  readonly publisher: string;
  readonly dated: string | null;
  readonly read: string;
  readonly weight: string;
}): string {
  const { id, url, publisher, dated, read, weight } = filled;
  return `${id}:
  url: ${url === null ? 'null' : quoted(url)}
  publisher: ${quoted(publisher)}
  dated: ${dated === null ? 'null' : quoted(dated)}
  read: ${read}
  weight: ${weight}
`;
}

/** The text of sources.yaml with one more entry, before the first that comes after it in the alphabet. The rest stays as it is. */
export function withSource(text: string, id: string, entry: string): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const added = entry.replaceAll('\n', newline);
  const starts = [...text.matchAll(/^([a-z0-9][a-z0-9-]*):/gm)];
  const next = starts.find(([, key = '']) => key > id);
  if (next === undefined) return `${text.endsWith('\n') ? text : `${text}${newline}`}${added}`;
  const at = aboveComments(text, next.index);
  return `${text.slice(0, at)}${added}${text.slice(at)}`;
}

/** Comments above an entry belong to it; those at the top of the file belong to the file. */
function aboveComments(text: string, at: number): number {
  let start = at;
  while (start > 0) {
    const before = text.lastIndexOf('\n', start - 2) + 1;
    if (!text.startsWith('#', before)) return start;
    start = before;
  }
  return at;
}
