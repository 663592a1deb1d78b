import type { EndpointName } from './endpoints.ts'

/**
 * What may go wrong with one call: an answer that says no, no answer, a lost connection; or the platform does what was asked,
 * and its answer never comes or is lost.
 */
export type Fault =
  | { status: number; body: Record<string, unknown> | string }
  | 'stall'
  | 'reset'
  | 'executeThenStall'
  | 'executeThenReset'

export type Faults = ReturnType<typeof openFaults>

export function openFaults() {
  const queues = new Map<EndpointName, Fault[]>()
  return {
    /** The next `times` calls of an endpoint fail, after those already arranged. */
    fail(endpoint: EndpointName, fault: Fault, times = 1): void {
      queues.set(endpoint, [...(queues.get(endpoint) ?? []), ...Array<Fault>(times).fill(fault)])
    },
    take: (endpoint: EndpointName): Fault | undefined => queues.get(endpoint)?.shift(),
  }
}
