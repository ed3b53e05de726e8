/** The elements of the page that its program looks for. */
export const ids = {
  main: 'main',
  knowledge: 'knowledge',
  program: 'program',
  today: 'today',
  save: 'save',
  open: 'open',
  file: 'open-file',
  clear: 'clear',
  onwards: 'onwards',
} as const;

/** The one policy by which a text may become a script. */
export const LOADER_POLICY = 'hi-careers';
