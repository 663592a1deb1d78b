import type {
  AttentionPage,
  BehaviourOfPerson,
  BehaviourPage,
  BehaviourSet,
  BehaviourSettingsPage,
  CasePage,
  CompanySignature,
  ConsolePeople,
  ConsolePress,
  ConsoleSay,
  CustomerList,
  CustomerPage,
  DealList,
  DealRecord,
  Failure,
  LessonResult,
  LeverTaken,
  Me,
  PageSignature,
  ScoreboardPage,
  TodayPage,
  TracksPage,
  WhatIfRequest,
  WhatIfResult,
} from '../src/server/contract.ts'
import { leaveToSignIn } from './sign-in.ts'

/** What the pages ask of the server. Every refusal and every broken connection is a `Failed` whose message can be shown. */
export const api = {
  me: () => ask<Me>('/api/me'),
  today: () => ask<TodayPage>('/api/today'),
  customers: (q: string) => ask<CustomerList>(`/api/customers?${new URLSearchParams({ q })}`),
  customer: (id: string) => ask<CustomerPage>(`/api/customers/${encodeURIComponent(id)}`),
  deals: () => ask<DealList>('/api/deals'),
  deal: (id: string) => ask<CasePage>(`/api/deals/${encodeURIComponent(id)}`),
  dealRecord: (id: string) => ask<DealRecord>(`/api/deals/${encodeURIComponent(id)}/record`),
  decision: (id: string) => ask<CasePage>(`/api/decisions/${encodeURIComponent(id)}`),
  whatIf: (decisionId: string, request: WhatIfRequest) =>
    ask<WhatIfResult>(`/api/decisions/${encodeURIComponent(decisionId)}/what-if`, request),
  takeLever: (decisionId: string, leverId: string) =>
    ask<LeverTaken>(`/api/decisions/${encodeURIComponent(decisionId)}/levers/${encodeURIComponent(leverId)}/task`, {}),
  behaviour: () => ask<BehaviourPage>('/api/behaviour'),
  behaviourOf: (id: string) => ask<BehaviourOfPerson>(`/api/behaviour/${encodeURIComponent(id)}`),
  behaviourSettings: () => ask<BehaviourSettingsPage>('/api/behaviour/settings'),
  setBehaviour: (set: BehaviourSet) => ask<void>('/api/behaviour/settings', set),
  attention: () => ask<AttentionPage>('/api/attention'),
  setAttention: (wishes: Partial<AttentionPage>) => ask<void>('/api/attention', wishes),
  tracks: () => ask<TracksPage>('/api/tracks'),
  /** Decides something on the ledger's evidence; answers with the page as it is then. */
  decideTracks: (deed: 'prefer' | 'step-back' | 'keep', about: object) => ask<TracksPage>(`/api/tracks/${deed}`, about),
  scoreboard: () => ask<ScoreboardPage>('/api/scoreboard'),
  retrain: () => ask<LessonResult>('/api/scoreboard/retrain', {}),
  rollBack: () => ask<LessonResult>('/api/scoreboard/roll-back', {}),
  /** What the chat client needs to trust this page. */
  signature: <Signed extends PageSignature = CompanySignature>(platform: string, url: string, kind = 'corp') =>
    ask<Signed>(`/api/${platform}/signature?${new URLSearchParams({ kind, url })}`),
  people: () => ask<ConsolePeople>('/console/api/people'),
  becomePerson: (as: string) => ask<void>('/auth/console/login', { as }),
  say: (said: ConsoleSay) => ask<void>('/console/api/say', said),
  press: (pressed: ConsolePress) => ask<void>('/console/api/press', pressed),
}

/** A failure as the person reads it: `message` is a sentence, `signIn` the doors when nobody is signed in, `unreached` when nobody answered. */
export class Failed extends Error {
  override readonly name = 'Failed'
  readonly signIn: NonNullable<Failure['signIn']>
  readonly unreached: boolean

  constructor(sentence: string, signIn: Failure['signIn'] = [], unreached = false) {
    super(sentence)
    this.signIn = signIn
    this.unreached = unreached
  }
}

const patience = 15_000

/** JSON asked for, or given and answered. `wait`: how long (ms) the server may take. */
export function ask<T>(path: string, body?: object, wait = patience): Promise<T> {
  const given = body && { method: 'POST', body: JSON.stringify(body) }
  return answered<T>(path, { ...given, headers: body && { 'content-type': 'application/json' } }, wait)
}

/** A file given as it is; its name and the like in headers. */
export function send<T>(path: string, file: Blob, headers: Record<string, string>, wait: number): Promise<T> {
  const sent = { ...headers, 'content-type': 'application/octet-stream' }
  return answered<T>(path, { method: 'POST', body: file, headers: sent }, wait)
}

interface Sent {
  method?: string
  body?: string | Blob
  headers: Record<string, string> | undefined
}

async function answered<T>(path: string, { headers, ...sent }: Sent, wait: number): Promise<T> {
  const response = await fetch(path, {
    signal: AbortSignal.timeout(wait),
    headers: { accept: 'application/json', ...headers },
    ...sent,
  }).catch(() => {
    throw new Failed('连不上服务器，请检查网络后重试。', [], true)
  })
  if (response.ok) return response.status === 204 ? (undefined as T) : readJson<T>(response)
  const failure = await readJson<Failure>(response)
  // The page is on its way elsewhere: neither an answer nor a failure should flash up before it goes.
  if (response.status === 401 && leaveToSignIn(failure.signIn ?? [])) return new Promise(() => {})
  throw new Failed(failure.message, failure.signIn)
}

/** A proxy in between answers with HTML, which is no sentence for anybody. */
async function readJson<T>(response: Response): Promise<T> {
  return response.json().catch(() => {
    throw new Failed(`服务器没有正常应答（${response.status}），请稍后重试。`)
  })
}
