import { createHash } from 'node:crypto'
import type { Card } from '../../conversation/card.ts'
import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import { undoWindow } from '../../sales/record/entry.ts'
import type { Filer } from '../filing/filer.ts'
import type { Filing } from '../filing/frame.ts'
import type { Ports, SalesAnswer } from '../ports.ts'
import type { ToldVisit } from './filer.ts'
import { draftOf, type FillForm } from './fill-form.ts'
import type { FormSource } from './form-source.ts'
import { VisitForm } from './visit-form.ts'

/** The visit's page: filled in, looked at, and filed by the same frame as what is said in the chat. */
export interface VisitForms {
  /** A new one, filled in from what it was opened from. */
  begin(turn: Turn, about: VisitForm['about']): Promise<VisitForm>
  fill: FillForm
  /** The card that the chat would show, and a mark of what is on it. Nothing is written. */
  preview(turn: Turn, form: VisitForm): Promise<{ card: Card; seen: string }>
  /** What became of a form, by its key. */
  stateOf(turn: Pick<Turn, 'person' | 'now'>, key: string): Promise<FormState>
  /** Writes a form that came from its page. */
  file(turn: Turn, argument: string): Promise<SalesAnswer>
}

export type FormState =
  | { state: 'unknown' }
  | { state: 'filed'; name: string; undoUntil?: string; dealId?: string }
  | { state: 'undone'; name: string }

export function openVisitForms(
  { entries }: Pick<Ports, 'entries'>,
  filing: Filing,
  filer: Filer<ToldVisit>,
  fill: FillForm,
  sourceOf: FormSource,
): VisitForms {
  return { begin, fill, preview, stateOf, file }

  async function begin(turn: Turn, about: VisitForm['about']): Promise<VisitForm> {
    const draft = draftOf(turn, about.draft)
    const form: VisitForm = {
      // Under the draft's own id it cannot be written once on its card and once here.
      key: draft === undefined || about.draft === undefined ? turn.newId() : about.draft,
      about,
      touched: [],
      on: turn.today,
      note: draft?.note ?? '',
      read: '',
      attendees: [],
      commitments: [],
      heard: [],
      attached: [],
    }
    return fill(turn, form)
  }

  async function preview(turn: Turn, form: VisitForm): Promise<{ card: Card; seen: string }> {
    const { replies } = await filing.propose(turn, filer, await sourceOf(turn, form))
    const [reply] = replies
    if (reply?.kind !== 'card') throw new Error('a proposal came without its card')
    const { title, subtitle, blocks } = reply.card
    const card = { title, ...(subtitle === undefined ? {} : { subtitle }), blocks }
    return { card, seen: createHash('sha256').update(JSON.stringify(card)).digest('base64url') }
  }

  async function stateOf({ person, now }: Pick<Turn, 'person' | 'now'>, key: string): Promise<FormState> {
    const entry = await entries.byId(person, key)
    if (entry === undefined) return { state: 'unknown' }
    const { name, at, dealId, undoneAt } = entry
    if (undoneAt !== undefined) return { state: 'undone', name }
    const until = Date.parse(at) + undoWindow
    return {
      state: 'filed',
      name,
      ...(until > now.getTime() ? { undoUntil: new Date(until).toISOString() } : {}),
      ...(dealId === undefined ? {} : { dealId }),
    }
  }

  async function file(turn: Turn, argument: string): Promise<SalesAnswer> {
    const form = VisitForm.parse(JSON.parse(argument))
    const { state } = await stateOf(turn, form.key)
    if (state === 'undone') throw new Refusal('这次拜访记过又撤销了，没有再记。还要记的话，重新打开表单。')
    if (state === 'filed') throw new Refusal('这次拜访已经记过了，没有重复记。')
    return filing.confirmed(turn, filer, await sourceOf(turn, form), form.key)
  }
}
