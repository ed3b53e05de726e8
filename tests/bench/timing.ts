/** So long is each engine warmed up, microseconds of processor time: until then the machine still compiles. */
const WARM_UP = 1_000_000;

/** Processor time since a moment, in microseconds: others at work on the machine change it least. */
const spent = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return user + system;
};

/** Microseconds for one person: the median of at least five runs over all of them, and of as many as the warming up took. */
export async function timed(people: number, run: () => unknown): Promise<number> {
  const cold = process.cpuUsage();
  do await run();
  while (spent(cold) < WARM_UP);
  const times: number[] = [];
  const warm = process.cpuUsage();
  while (times.length < 5 || spent(warm) < WARM_UP) {
    const begin = process.cpuUsage();
    await run();
    times.push(spent(begin) / people);
  }
  return times.sort((a, b) => a - b)[times.length >> 1] ?? 0;
}
