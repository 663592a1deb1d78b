/** Callbacks that wait for their answer, each by an id of its own. */
export interface Waits<Answer> {
  /** Resolves with the answer, or `undefined` when there is none in time. */
  open(id: string): Promise<Answer | undefined>
  /** Gives the answer, or that there is none; `false` when nobody waits any more. */
  settle(id: string, answer: Answer | undefined): boolean
}

export function openWaits<Answer>(patienceMs: number): Waits<Answer> {
  const waiting = new Map<string, (answer: Answer | undefined) => void>()
  return {
    open(id) {
      return new Promise((resolve) => {
        const settle = (answer: Answer | undefined) => {
          clearTimeout(timer)
          waiting.delete(id)
          resolve(answer)
        }
        const timer = setTimeout(() => settle(undefined), patienceMs)
        waiting.set(id, settle)
      })
    },
    settle(id, answer) {
      const settle = waiting.get(id)
      settle?.(answer)
      return settle !== undefined
    },
  }
}
