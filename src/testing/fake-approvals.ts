import type { ApprovalRequest, ApprovalStanding, Approvals } from '../conversation/approvals.ts'
import { PlatformError, type Retry } from '../conversation/platform.ts'

/** A platform's approvals in a few lines: the first answer counts, and a chain is passed link by link. */
export interface FakeApprovals extends Approvals {
  started(): ApprovalRequest[]
  /** The instance of a request, by its place. */
  instance(at?: number): string
  /** Somebody answers on the platform's own page, or it ends there in another way. */
  settles(state: ApprovalStanding['state'], by?: string, comment?: string): void
  /** The next calls fail, the last of them after it was carried out where it is `unsure`. */
  fails(code: string, retry: Retry, times?: number): void
  /** How often something was asked of it. */
  calls(): number
}

export function fakeApprovals(chain?: readonly string[]): FakeApprovals {
  const requests = new Map<string, ApprovalRequest>()
  const standings = new Map<string, ApprovalStanding & { left: string[] }>()
  let failures: { code: string; retry: Retry }[] = []
  let asked = 0

  /** Carries a call out, unless it is to fail. */
  function call<T>(endpoint: string, act: () => T): T {
    asked += 1
    const failure = failures.shift()
    if (failure?.retry === 'unsure') act()
    if (failure !== undefined) throw new PlatformError('test', endpoint, { message: '', ...failure })
    return act()
  }

  const of = (instance: string) => {
    const standing = standings.get(instance)
    if (standing === undefined) throw new PlatformError('test', 'get', { code: 'gone', message: '', retry: 'never' })
    return standing
  }

  return {
    whereTheCodeIs: '编码在模板页的地址里。',
    adopt: async (template) =>
      call('adopt', () =>
        template.startsWith('UNFIT') ? { unfit: '必填的“合同金额”我填不了，请改成选填。' } : { name: '折扣申请' },
      ),
    start: async (request) =>
      call('start', () => {
        requests.set(request.key, request)
        const instance = `instance-${[...requests.keys()].indexOf(request.key)}`
        if (!standings.has(instance)) standings.set(instance, { state: 'open', left: [...(chain ?? request.deciders)] })
        return instance
      }),
    standing: async (instance) =>
      call('standing', () => {
        const { left: _, ...standing } = of(instance)
        return standing
      }),
    answer: async (instance, { by, granted }) =>
      call('answer', () => {
        const standing = of(instance)
        if (standing.state !== 'open') return
        if (standing.left[0] !== by)
          throw new PlatformError('test', 'answer', { code: 'not-asked', message: '', retry: 'never' })
        standing.left.shift()
        if (granted && standing.left.length > 0) return
        Object.assign(standing, { state: granted ? 'granted' : 'declined', by })
      }),
    withdraw: async (instance, asker) =>
      call('withdraw', () => {
        const standing = of(instance)
        if (standing.state === 'open') Object.assign(standing, { state: 'void', by: asker })
      }),
    started: () => [...requests.values()],
    instance: (at = 0) => `instance-${at}`,
    settles(state, by, comment) {
      standings.set('instance-0', { state, left: [], ...(by && { by }), ...(comment && { comment }) })
    },
    fails(code, retry, times = 1) {
      failures = [...failures, ...Array.from({ length: times }, () => ({ code, retry }))]
    },
    calls: () => asked,
  }
}
