/** The engines for which verdicts are written in SQL. */
export const sqlDialects = ['duckdb', 'spark'] as const;
export type SqlDialect = (typeof sqlDialects)[number];

/** The parts of the SQL: the tables, what fills the one of people from a sheet, and the verdicts on them. */
export const sqlParts = ['tables', 'fill', 'verdicts'] as const;
export type SqlPart = (typeof sqlParts)[number];
