import { describe, expect, test } from 'vitest'
import { openInbox } from './inbox.ts'
import type { Entry, Journal, Outcome, Parcel } from './journal.ts'
import { silent } from './log.ts'
import type { Incoming } from './message.ts'
import type { Change } from './skill.ts'

describe('the inbox', () => {
  test('answers in order within a conversation, and conversations do not wait for each other', async () => {
    const ended: string[] = []
    let letSlowGo = () => {}
    const slow = new Promise<void>((resolve) => (letSlowGo = resolve))
    const inbox = open(async ({ dedupeKey }) => {
      if (dedupeKey === 'a1') await slow
      ended.push(dedupeKey)
      return { replies: [] }
    })
    await Promise.all([inbox.receive(from('a', 'a1')), inbox.receive(from('a', 'a2')), inbox.receive(from('b', 'b1'))])
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(ended).toEqual(['b1'])
    letSlowGo()
    await inbox.idle()
    expect(ended).toEqual(['b1', 'a1', 'a2'])
  })

  test('a message whose answer keeps failing is set aside, the person is told, and the lane goes on', async () => {
    let tries = 0
    const inbox = open(async ({ dedupeKey }) => {
      if (dedupeKey === 'poison') throw new Error(`try ${++tries}`)
      return { replies: [{ kind: 'text', text: 'fine' }] }
    })
    await inbox.receive(from('a', 'poison'))
    await inbox.receive(from('a', 'next'))
    await inbox.idle()
    expect(tries).toBe(3)
    expect(inbox.written).toEqual(['set aside poison: try 3', 'concluded next'])
    expect(inbox.sent).toEqual(['sorry', 'fine'])
  })

  test('a message another process left is begun once more, and noted so', async () => {
    const inbox = open(async () => ({ replies: [] }))
    inbox.resume([{ id: 'x', incoming: from('a', 'left'), attempts: 1 }])
    await inbox.idle()
    expect(inbox.written).toEqual(['begun x', 'concluded x, begun 2 times'])
  })

  test('what comes in before the house closes is kept, and not begun', async () => {
    let isResting = false
    const inbox = open(
      async () => ({ replies: [] }),
      () => isResting,
    )
    expect(await inbox.receive(from('a', 'before'))).toBe('new')
    isResting = true
    expect(await inbox.receive(from('a', 'after'))).toBe('new')
    await inbox.idle()
    expect(inbox.written).toEqual(['concluded before'])
  })

  test('a message that took too many processes down with it is not tried by another', async () => {
    const inbox = open(async () => {
      throw new Error('must not be called')
    })
    inbox.resume([{ id: 'x', incoming: from('a', 'crasher'), attempts: 8 }])
    await inbox.idle()
    expect(inbox.written).toEqual(['set aside crasher: begun 8 times without an end'])
  })
})

function open(answerTo: (incoming: Incoming) => Promise<Outcome<Change>>, resting = () => false) {
  const written: string[] = []
  const sent: string[] = []
  const parcels = ({ replies }: Outcome<Change>): Parcel[] =>
    replies.flatMap((reply) =>
      reply.kind === 'text'
        ? [{ id: '', platform: '', conversation: '', recipient: '', outgoing: reply, createdAt: 0, inherited: false }]
        : [],
    )
  const journal: Pick<Journal<Change>, 'receive' | 'begin' | 'remembered' | 'conclude' | 'setAside'> = {
    receive: async (incoming): Promise<Entry> => ({ id: incoming.dedupeKey, incoming, attempts: 1 }),
    async begin(entry) {
      written.push(`begun ${entry.id}`)
      return { ...entry, attempts: entry.attempts + 1 }
    },
    remembered: async () => ({ skills: {} }),
    async conclude({ id, attempts }, outcome) {
      written.push(`concluded ${id}${attempts > 1 ? `, begun ${attempts} times` : ''}`)
      return parcels(outcome)
    },
    async setAside({ incoming }, reason, outcome) {
      written.push(`set aside ${incoming.dedupeKey}: ${reason}`)
      return parcels(outcome)
    },
  }
  const inbox = openInbox({
    journal,
    answer: ({ incoming }) => answerTo(incoming),
    apologise: async () => ({ replies: [{ kind: 'text', text: 'sorry' }] }),
    deliver: (out) => sent.push(...out.map(({ outgoing }) => (outgoing.kind === 'text' ? outgoing.text : ''))),
    resting,
    log: silent,
    now: () => 0,
    sleep: async () => {},
    closing: () => false,
  })
  return { ...inbox, written, sent }
}

function from(conversation: string, dedupeKey: string): Incoming {
  return {
    platform: 't',
    corp: 'c',
    conversation,
    speaker: conversation,
    dedupeKey,
    receivedAt: 0,
    content: { kind: 'enter' },
  }
}
