/** Loaded before the program (`node --import`): the clock says what the environment variable CLOCK says. */
const Real = Date;
const when = new Real(process.env.CLOCK ?? 0).getTime();
globalThis.Date = class extends Real {
  constructor(...given) {
    if (given.length === 0) super(when);
    else super(...given);
  }
  static now() {
    return when;
  }
};
