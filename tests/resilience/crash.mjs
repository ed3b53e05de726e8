/** Loaded before the program (`node --import`): a fault in the middle of a talk, as soon as somebody asks why. */
const write = process.stderr.write.bind(process.stderr);
process.stderr.write = (text, ...rest) => {
  if (String(text).includes('Why we ask')) throw new TypeError('planted');
  return write(text, ...rest);
};
