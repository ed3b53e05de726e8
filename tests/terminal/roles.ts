/** What somebody answers: the beginning of a line, several lines, or what is typed; and what they say where an answer is followed up. */
export type Role = {
  readonly answers: Readonly<Record<string, string | readonly string[] | number>>;
  /** Whether what they name is finished, and when it is not. */
  readonly finished?: 'yes' | 'no';
  readonly month?: string;
  /** Months in a kind of work. */
  readonly months?: number;
};

/** Seven people who come to a careers adviser. What they are not asked about here they are not sure of. */
export const roles: Readonly<Record<string, Role>> = {
  'a pupil of 16 with predicted GCSEs': {
    answers: {
      'doing-now': 'I am at school or college',
      where: 'England',
      'how-old': 16,
      'may-work': 'Yes',
      likes: ['Fixing technology'],
      level: 'Level 2',
      'school-subjects': ['English at level 2', 'Maths at level 2'],
      gcses: 6,
      'worked-in': [],
    },
    finished: 'no',
    month: 'August 2027',
  },
  'a shop worker of 34 with old GCSEs': {
    answers: {
      'doing-now': 'I work for another employer',
      where: 'England',
      'how-old': 34,
      'may-work': 'Yes',
      likes: ['Organising information', 'Helping people face to face'],
      level: 'Level 2',
      'school-subjects': ['English at level 2'],
      gcses: 5,
      held: 'No',
      'worked-in': ['Shop work'],
      responsible: 'Work as an assistant',
    },
  },
  'a finalist in biology who expects a 2:1': {
    answers: {
      'doing-now': 'I am at university',
      where: 'England',
      'how-old': 21,
      'may-work': 'Yes',
      likes: ['Science', 'Finding patterns'],
      level: 'Level 6',
      degree: 'An upper second',
      'degree-about': ['A life science'],
    },
    finished: 'no',
    month: 'July 2027',
  },
  'a nurse of band 6': {
    answers: {
      'doing-now': 'I work for the NHS',
      where: 'England',
      'how-old': 38,
      'may-work': 'Yes',
      likes: ['Being close to patient care'],
      level: 'Level 6',
      degree: 'A lower second',
      'degree-about': ['A health or clinical subject'],
      held: ['Nurse'],
      'worked-in': ['Clinical work'],
      responsible: 'Senior work',
    },
    months: 120,
  },
  'somebody at an IT helpdesk': {
    answers: {
      'doing-now': 'I work for another employer',
      where: 'Wales',
      'how-old': 27,
      'may-work': 'Yes',
      likes: ['Fixing technology'],
      level: 'Level 3',
      'worked-in': ['IT support'],
      responsible: 'Skilled work',
    },
    months: 36,
  },
  'a pharmacist trained abroad without the right to work': {
    answers: {
      'doing-now': 'I am not working',
      where: 'England',
      'how-old': 31,
      'may-work': 'No',
      level: 'Level 7',
      degree: 'A degree from outside the UK',
      held: 'No',
      'worked-in': [],
    },
  },
  'somebody not sure of anything': { answers: {} },
};
