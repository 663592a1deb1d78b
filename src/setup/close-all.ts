/** How to close what was opened, in the order it was opened. */
export type Closer = () => Promise<void> | void

/** Closes everything, the last opened first. What cannot be closed is told after the rest is. */
export async function closeAll(closers: readonly Closer[]): Promise<void> {
  const faults: unknown[] = []
  for (const close of closers.toReversed()) {
    try {
      await close()
    } catch (error) {
      faults.push(error)
    }
  }
  if (faults.length > 1) throw new AggregateError(faults, 'several things could not be closed')
  if (faults.length === 1) throw faults[0]
}
