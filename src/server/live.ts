import type { Log } from '../conversation/log.ts'
import type { Person } from '../people/person.ts'
import type { FoundRow, Wanted } from '../sales/risk/findings.ts'
import type { Board } from '../skills/risk/board.ts'

/** An open board: who looks at it, and what of it they want. */
interface Follower {
  person: Person
  wanted: Wanted
  /** Hears what became of deals they may see. */
  hear(rows: readonly FoundRow[], columns: readonly { id: string }[]): void
}

export interface Live {
  /** Tells a follower of every change until what it answers is called; `undefined` where somebody has too many open already. */
  follow(follower: Follower): (() => void) | undefined
}

/** How often (ms) it is looked whether anything was told, by this process or another; a look costs microseconds. */
const everyMs = 50
const judgedAtOnce = 20
/** Open boards of one person: a phone, a desktop, and a few forgotten ones. */
const mostEach = 6

/** Tells open boards what changed, each only of deals its person may see; while nobody looks, nothing runs. */
export function openLive(board: Board, today: () => string, log: Log): Live {
  const followers = new Set<Follower>()
  let timer: ReturnType<typeof setInterval> | undefined
  let deaf: (() => void) | undefined
  let revision = ''
  let judging = false

  return {
    follow(follower) {
      const theirs = [...followers].filter(({ person }) => person.id === follower.person.id)
      if (theirs.length >= mostEach) return undefined
      followers.add(follower)
      if (timer === undefined) begin()
      return () => {
        followers.delete(follower)
        if (followers.size === 0) end()
      }
    },
  }

  function begin(): void {
    revision = board.revision()
    deaf = board.listen((judged) => void tell(judged.map(({ deal }) => deal)).catch(note))
    timer = setInterval(() => void judgeWhatWasTold().catch(note), everyMs)
  }

  function end(): void {
    clearInterval(timer)
    timer = undefined
    deaf?.()
  }

  function note(error: unknown): void {
    log.error({ err: error }, 'open heatmaps were not told')
  }

  async function judgeWhatWasTold(): Promise<void> {
    const current = board.revision()
    if (judging || current === revision) return
    revision = current
    judging = true
    try {
      for (const tenantId of new Set([...followers].map(({ person }) => person.tenantId))) {
        await board.refresh(tenantId, today(), judgedAtOnce)
      }
    } finally {
      judging = false
    }
  }

  async function tell(deals: readonly { id: string; tenantId: string }[]): Promise<void> {
    for (const { person, wanted, hear } of followers) {
      const dealIds = deals.filter(({ tenantId }) => tenantId === person.tenantId).map(({ id }) => id)
      if (dealIds.length === 0) continue
      const { rows } = await board.found(person, today(), { ...wanted, dealIds }, dealIds.length)
      if (rows.length > 0) hear(rows, await board.columns(person))
    }
  }
}
