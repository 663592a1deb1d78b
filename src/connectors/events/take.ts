/** What became of an event handed over: kept, known before, of nobody we deal with, or what is wrong with it. */
interface Handed {
  outcome: 'kept' | 'repeat' | 'passed-over' | 'refused'
  error?: string
}

/** Hands events to the product, as the push API would; answers in their order. */
export type Take = (events: readonly unknown[]) => Promise<readonly Handed[]>
