/**
 * How much work lies between two turns of the event loop, in milliseconds of CPU: what somebody else waits for at least, whatever
 * other programs do on this machine meanwhile.
 */
export function measureTurns(): () => { p99: number; longest: number } {
  const turns: number[] = []
  let before = process.cpuUsage()
  const timer = setInterval(() => {
    const { user, system } = process.cpuUsage(before)
    turns.push((user + system) / 1000)
    before = process.cpuUsage()
  }, 1)
  return () => {
    clearInterval(timer)
    const sorted = turns.sort((one, other) => one - other)
    return { p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0, longest: sorted.at(-1) ?? 0 }
  }
}
