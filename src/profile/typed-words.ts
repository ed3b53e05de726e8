/** Longer than this is no award but a story; nothing is read in it. */
const longest = 300;

/**
 * The words of what somebody types, in lower case and without what nobody sees. “NVQ3” is “nvq 3”, “O-level” is “o level”,
 * “2.1” is “2:1”, “A*” stays whole. None if the text is too long.
 */
export function wordsOf(text: string): readonly string[] {
  if (text.length > longest) return [];
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replace(/['’]/g, '')
    .replace(/(?<!\d)([12])[.:]([12])(?!\d)/g, '$1:$2');
  return plain.match(/\d:\d(?!\d)|\d+|\p{L}\*?(?!\p{L})|\p{L}+/gu) ?? [];
}

/** The places of a phrase among the words: the indexes of its first words. */
export function placesOf(phrase: readonly string[], words: readonly string[]): readonly number[] {
  if (phrase.length === 0) return [];
  return words.flatMap((_, start) => (phrase.every((word, at) => words[start + at] === word) ? [start] : []));
}

/** Words that change nothing in what an award settles. */
export const fillers: ReadonlySet<string> = new Set(
  'a an and at award awards both certificate exam exams for got grade grades has have held hold honours hons i in level levels my of old passed qualification qualifications result results subject the to uk with'.split(
    ' ',
  ),
);

/**
 * Words after which it is open whether somebody has the award: it is denied, wished for, unfinished, compared, asked about,
 * or somebody else's. Then nothing is read.
 */
export const doubts: ReadonlySet<string> = new Set(
  (
    'no not none never without neither nor fail failed failing fails retake retaking resit resitting want wants wanted hope hopes hoping wish would will ' +
    'going plan planning study studying studied doing do does did take taking predicted expect expected expecting unfinished incomplete unclassified ungraded ' +
    'dropped drop dropout quit left stopped year years part partly half halfway module modules credit credits unit units started start ' +
    'starting nearly almost about below under less lower lowest worse or maybe perhaps might equivalent equal equals equivalence similar comparable like pending ' +
    'current currently awaiting waiting need needs needed require required is are can could should if what which how why when on off offer ' +
    'offered applied applying apply enrolled student students candidate candidates apprentice apprentices supervisor teacher teachers tutor tutors teach teaching taught from lost forged fake honorary'
  ).split(' '),
);

/** “Grade 4 or above” is no doubt. */
export const orMore: readonly (readonly string[])[] = ['or above', 'or higher', 'or better', 'or more', 'and above'].map((one) =>
  one.split(' '),
);
