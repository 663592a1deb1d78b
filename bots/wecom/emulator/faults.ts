/**
 * What may go wrong with one call. The first group never reaches the platform: an errcode, a 500, a proxy's page, a
 * connection reset, or no answer at all. In the second the platform has done what was asked, and only the answer is cut
 * in half, never comes, or is lost with the connection: the caller cannot know.
 */
export type Fault =
  | `errcode:${number}`
  | 'http500'
  | 'html'
  | 'reset'
  | 'stall'
  | 'truncatedJson'
  | 'executeThenTimeout'
  | 'executeThenReset'

export type Faults = ReturnType<typeof openFaults>

export function openFaults() {
  const queues = new Map<string, Fault[]>()
  const gates = new Map<string, Promise<void>>()
  return {
    /** The next `times` calls of an endpoint fail, after those already arranged. */
    fail(endpoint: string, fault: Fault, times = 1): void {
      queues.set(endpoint, [...(queues.get(endpoint) ?? []), ...Array<Fault>(times).fill(fault)])
    },

    take: (endpoint: string): Fault | undefined => queues.get(endpoint)?.shift(),

    /** From now on calls are carried out and their answers kept back, until the function returned is called. */
    hold(endpoint: string): () => void {
      let open = () => {}
      const gate = new Promise<void>((resolve) => {
        open = resolve
      })
      gates.set(endpoint, gate)
      return () => {
        if (gates.get(endpoint) === gate) gates.delete(endpoint)
        open()
      }
    },

    passed: (endpoint: string): Promise<void> | undefined => gates.get(endpoint),
  }
}
