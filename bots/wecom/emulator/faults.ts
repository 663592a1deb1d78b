import type { EndpointName } from './endpoints/index.ts'

/** What may go wrong with one call. */
export type Fault = FaultBeforehand | FaultAfterwards

/**
 * The call is not carried out: an errcode, a 500, a proxy's page, a reset, no answer at all; or errcode 0 for a recipient who stands
 * beside it among those without a licence.
 */
export type FaultBeforehand = `errcode:${number}` | 'http500' | 'html' | 'reset' | 'stall' | 'unlicensed'

/** The platform has done what was asked, and its answer is cut in half, never comes, or is lost: the caller cannot know. */
export type FaultAfterwards = 'truncatedJson' | 'executeThenTimeout' | 'executeThenReset'

const afterwards: readonly string[] = ['truncatedJson', 'executeThenTimeout', 'executeThenReset']

export function isBeforehand(fault: Fault | undefined): fault is FaultBeforehand {
  return fault !== undefined && !afterwards.includes(fault)
}

export type Faults = ReturnType<typeof openFaults>

export function openFaults() {
  const queues = new Map<EndpointName, Fault[]>()
  const gates = new Map<EndpointName, Promise<void>>()
  return {
    /** The next `times` calls of an endpoint fail, after those already arranged. */
    fail(endpoint: EndpointName, fault: Fault, times = 1): void {
      queues.set(endpoint, [...(queues.get(endpoint) ?? []), ...Array<Fault>(times).fill(fault)])
    },

    take: (endpoint: EndpointName): Fault | undefined => queues.get(endpoint)?.shift(),

    /** From now on calls are carried out and their answers kept back, until the function returned is called. */
    hold(endpoint: EndpointName): () => void {
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

    passed: (endpoint: EndpointName): Promise<void> | undefined => gates.get(endpoint),
  }
}
