/** One property of a calendar: its name, its parameters and its text, escapes undone. */
export type Property = { readonly name: string; readonly parameters: string; readonly text: string };

/** A component (`VCALENDAR`, `VEVENT`) with its properties and what is nested in it. */
export type Component = { readonly name: string; readonly properties: Property[]; readonly inner: Component[] };

/** Reads iCalendar text by the grammar of RFC 5545, sections 3.1 and 3.4; throws on whatever is not of that form. */
export function readCalendar(text: string): Component {
  if (!text.endsWith('\r\n')) throw new Error('The last line has no end.');
  if (/(?<!\r)\n|\r(?!\n)/.test(text)) throw new Error('A line does not end with CR and LF.');
  const physical = text.slice(0, -2).split('\r\n');
  for (const line of physical) if (Buffer.byteLength(line) > 75) throw new Error(`Longer than 75 octets: ${line}`);
  const root: Component = { name: 'root', properties: [], inner: [] };
  const open: Component[] = [root];
  for (const line of text
    .slice(0, -2)
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')) {
    const [, name, parameters = '', value] = /^([A-Z-]+)((?:;[A-Z-]+=[^:;]+)*):(.*)$/u.exec(line) ?? [];
    if (name === undefined || value === undefined) throw new Error(`Not a property: ${line}`);
    const here = open.at(-1) as Component;
    if (name === 'BEGIN') {
      const made: Component = { name: value, properties: [], inner: [] };
      here.inner.push(made);
      open.push(made);
    } else if (name === 'END') {
      if (here.name !== value) throw new Error(`${value} ends inside ${here.name}.`);
      open.pop();
    } else here.properties.push({ name, parameters, text: value.replace(/\\([\\;,nN])/g, (_, sign) => (/n/i.test(sign) ? '\n' : sign)) });
  }
  const [calendar] = root.inner;
  if (open.length !== 1 || calendar === undefined || root.inner.length !== 1) throw new Error('Not one whole calendar.');
  return calendar;
}

/** The one property of that name. */
export function textOf({ name, properties }: Component, wanted: string): string {
  const found = properties.filter((property) => property.name === wanted);
  if (found.length !== 1) throw new Error(`${name} has ${found.length} of ${wanted}.`);
  return found[0]?.text ?? '';
}
