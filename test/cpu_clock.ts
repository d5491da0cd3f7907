/** Milliseconds of processor time this process has used: a bound on it holds whatever else the machine does. */
export function cpuClock(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
