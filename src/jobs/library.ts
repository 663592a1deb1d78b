import type { Card } from '../conversation/card.ts'
import type { Conversation } from '../conversation/index.ts'
import { recipientOf } from '../conversation/reception.ts'
import type { People, Person } from '../people/person.ts'
import type { Draft } from '../sales/library/draft.ts'
import { findingsOf } from '../sales/library/findings.ts'
import type { Libraries } from '../sales/library/libraries.ts'
import { settledText, submittedCard } from '../skills/library/cards.ts'
import type { Writes } from '../skills/ports.ts'
import type { Job } from './schedule.ts'

/** What is older, in milliseconds, is no news any more. */
const newsFor = 3 * 24 * 3_600_000

/** What is submitted at one go comes as a card each, if it is no more than this. */
const mostCards = 3

/**
 * Tells whoever looks after a library what waits for them, and reps what became of their proposals: from what is on record,
 * wherever it was done, so that news of a night is told in the morning, and told once.
 */
export function libraryJob(parts: {
  libraries: Pick<Libraries, 'news' | 'of'>
  people: Pick<People, 'withRole' | 'addressesOf' | 'byId'>
  announce: Conversation<Writes>['announce']
  now(): number
}): Job {
  const { libraries, people, announce, now } = parts
  return {
    name: 'library',
    everyMs: 10_000,
    async run() {
      const news = await libraries.news(now() - newsFor)
      for (const together of groupedTogether(news.filter(({ state }) => state === 'submitted'))) {
        if (together.length > mostCards) await askForMany(together)
        else for (const draft of together) await ask(draft)
      }
      for (const draft of news.filter(({ state }) => state !== 'submitted')) {
        if (draft.creditedTo !== undefined && draft.settled !== undefined) await tell(draft, draft.creditedTo)
      }
    },
  }

  /** Sales-ops, or administrators where nobody else of them could look at it. */
  async function ask(draft: Draft): Promise<void> {
    const { tenantId, writtenBy, submitted } = draft
    const by = (await people.byId(tenantId, writtenBy))?.name ?? '同事'
    const card = submittedCard(draft, by, findingsOf(draft, await libraries.of(tenantId)))
    for (const person of await approvers(tenantId, writtenBy)) {
      await say(tenantId, person.id, `library submitted ${draft.id} ${submitted?.at} ${person.id}`, {
        kind: 'card',
        card,
      })
    }
  }

  /** What came in with one file is looked at on the page: nobody wants forty cards. */
  async function askForMany(drafts: readonly Draft[]): Promise<void> {
    const [first] = drafts
    if (first === undefined) return
    const { tenantId, writtenBy, submitted } = first
    const by = (await people.byId(tenantId, writtenBy))?.name ?? '同事'
    const card: Card = {
      title: `${by}一起提交了 ${drafts.length} 份话术改动`,
      blocks: [{ kind: 'text', text: '一份一份看过再发布；不合适的可以不采用。' }],
      link: { label: '去话术库看', path: '/h5/library' },
    }
    for (const person of await approvers(tenantId, writtenBy)) {
      const key = `library submitted together ${writtenBy} ${submitted?.at} ${person.id}`
      await say(tenantId, person.id, key, { kind: 'card', card })
    }
  }

  async function approvers(tenantId: string, writtenBy: string): Promise<Person[]> {
    for (const role of ['sales-ops', 'administrator'] as const) {
      const others = (await people.withRole(tenantId, role)).filter(({ person }) => person.id !== writtenBy)
      if (others.length > 0) return others.map(({ person }) => person)
    }
    return []
  }

  async function tell(draft: Draft, personId: string): Promise<void> {
    const text = settledText(draft)
    await say(draft.tenantId, personId, `library settled ${draft.id}`, { kind: 'text', text })
  }

  async function say(
    tenantId: string,
    personId: string,
    key: string,
    reply: { kind: 'text'; text: string } | { kind: 'card'; card: Card },
  ): Promise<void> {
    const [address] = await people.addressesOf(tenantId, personId)
    if (address === undefined) return
    await announce({
      key,
      tenantId,
      replies: [{ ...reply, to: recipientOf(address, address.userId) }],
      push: { personId, pressing: 'news' },
    })
  }
}

/** Drafts that one person submitted at one moment. */
function groupedTogether(drafts: readonly Draft[]): Draft[][] {
  const groups = new Map<string, Draft[]>()
  for (const draft of drafts) {
    const key = `${draft.tenantId} ${draft.writtenBy} ${draft.submitted?.at}`
    groups.set(key, [...(groups.get(key) ?? []), draft])
  }
  return [...groups.values()]
}
