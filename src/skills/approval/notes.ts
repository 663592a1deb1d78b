import type { Turn } from '../../conversation/skill.ts'
import type { Approval, ApprovalNote } from '../../sales/approval.ts'
import type { Ports, SalesAnswer } from '../ports.ts'
import { remember } from '../talk/memory.ts'
import { shownDraft } from './asking.ts'
import { noteCard } from './cards.ts'
import { draftIn } from './drafted.ts'
import { toAsker, toDeciders } from './pass-on.ts'
import { stillOpen } from './permitted.ts'

/** Words on a request: a reason on a draft, a question and its answer on one that is sent. */
export interface Notes {
  /** Says `text`; the next message is the word on this request. */
  wait(turn: Turn, id: string, text: string): SalesAnswer
  add(turn: Turn, id: string, text: string): Promise<SalesAnswer>
}

const longestNote = 200

export function openNotes(people: Ports['people'], visible: (turn: Turn, id: string) => Promise<Approval>): Notes {
  return {
    wait: (turn, id, text) => ({
      replies: [{ kind: 'text', text }],
      memory: remember(turn.memory, { approvalTalk: id, pending: 'ask:reason' }),
      awaits: 'approval',
    }),

    async add(turn, id, text) {
      const note = text.trim().slice(0, longestNote)
      const draft = draftIn(turn.memory)
      if (draft?.id !== id) return passedOn(turn, stillOpen(turn, await visible(turn, id)), note)
      return {
        ...(await shownDraft(people, turn, { ...draft, request: `${draft.request}（${note}）` })),
        halts: true,
      }
    },
  }

  async function passedOn(turn: Turn, approval: Approval, text: string): Promise<SalesAnswer> {
    const { person, now } = turn
    const note: ApprovalNote = { by: person.id, name: person.name, text, at: now.toISOString() }
    const told =
      approval.ownerId === person.id
        ? await toDeciders(people, approval, noteCard(approval, person.name, text, false))
        : await toAsker(people, approval, { kind: 'card', card: noteCard(approval, person.name, text, true) })
    return {
      replies: [{ kind: 'text', text: '转过去了。' }, ...told],
      changes: [{ kind: 'approval.noted', level: 'confirm', subject: approval.id, note }],
      memory: remember(turn.memory, { approvalTalk: undefined }),
      halts: true,
    }
  }
}
