/** Size of a character cell, and the space around the text, in pixels. */
const cell = { width: 8.4, height: 19 };
const margin = 16;

/** Colours with a contrast of 7 to 1 or more, for light and dark pages. */
const style = `text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:#1f2328;white-space:pre}
.b{font-weight:700}.c{fill:#0a3069}rect{fill:#f6f8fa;stroke:#d0d7de}
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.c{fill:#a5d6ff}rect{fill:#0d1117;stroke:#30363d}}`;

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const escapeCharacter = '\u001b';
const look = new RegExp(`(${escapeCharacter}\\[[\\d;]*m)`);

/** The stretches of a line that look alike: only bold is kept, because nothing is said by colour alone. */
function stretches(line) {
  let isBold = false;
  let at = 0;
  return line.split(look).flatMap((part) => {
    if (part.startsWith(escapeCharacter)) {
      if (part.includes('[1m')) isBold = true;
      if (part.includes('[22m') || part.includes('[0m')) isBold = false;
      return [];
    }
    const stretch = { text: part, at, isBold };
    at += part.length;
    return part.trim() === '' ? [] : [stretch];
  });
}

/** A terminal session as SVG: the command that was typed, and lines of its output, which may hold escape sequences. */
export function sessionPicture(command, output) {
  const rows = [[{ text: `$ ${command}`, at: 0, isBold: false, isTyped: true }], [], ...output.map(stretches)];
  const drawn = rows.flatMap((row, y) =>
    row.map(({ text, at, isBold, isTyped }) => {
      const type = isTyped ? ' class="c"' : isBold ? ' class="b"' : '';
      const place = `x="${(margin + at * cell.width).toFixed(1)}" y="${(margin + (y + 0.8) * cell.height).toFixed(1)}"`;
      // The length keeps columns in line whatever font is there.
      return `<text ${place} textLength="${(text.length * cell.width).toFixed(1)}" xml:space="preserve"${type}>${escaped(text)}</text>`;
    }),
  );
  const width = Math.round(2 * margin + 80 * cell.width);
  const height = 2 * margin + rows.length * cell.height;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>The first screen of an advice in a terminal</title>
<style>${style}</style>
<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="8"/>
${drawn.join('\n')}
</svg>
`;
}
