import { objectionNames } from '../../language/objections.ts'
import { type Closing, type DealStatus, statusNames } from '../deal.ts'
import { type ContactFacts, type Facts, nothingKnown, sayMoney } from '../facts.ts'
import { callOf, notesOn, sayContact } from '../sandbox/contacts.ts'
import { factLines } from '../sandbox/describe.ts'
import { sayDated, sayMoved } from '../told-time.ts'
import type { FieldChange } from './field-change.ts'

/** A change as a person reads it; where nothing stood or stands, a dash. */
export function sayChange({ field, from, to }: FieldChange): { label: string; from: string; to: string } {
  const [was, is] = [say(field, from), say(field, to)]
  return { label: is?.label ?? was?.label ?? field, from: was?.value ?? nothing, to: is?.value ?? nothing }
}

/** `预算 80 万 → 60 万`, in one line. */
export function changeInWords(change: FieldChange): string {
  const { label, from, to } = sayChange(change)
  return `${label} ${from} → ${to}`
}

/** The same beside its label, short: whoever is new, or somebody of whom more is known, is named once. */
export function sayMove(change: FieldChange): string {
  const { field, from: was, to: is } = change
  const { from, to } = sayChange(change)
  if (was === undefined && /^(?:contact|objection)\./.test(field)) return `＋${to}`
  if (was === undefined || is === undefined) return `${from} → ${to}`
  if (field.startsWith('contact.')) return sayMore(was as ContactFacts, is as ContactFacts)
  return field === 'fact.nextStep' ? sayMoved(from, to) : `${from} → ${to}`
}

/** `施总工：疑似把关人 → 内线` */
function sayMore(was: ContactFacts, is: ContactFacts): string {
  const [before, after] = [notesOn(was), notesOn(is)]
  return before === after ? `${callOf(is)}：接触过` : `${callOf(is)}：${before || nothing} → ${after || nothing}`
}

const nothing = '—'

interface Said {
  label: string
  value: string
}

function say(field: string, value: unknown): Said | undefined {
  if (value === undefined) return undefined
  const dot = field.indexOf('.')
  const [kind, key] = dot < 0 ? [field, ''] : [field.slice(0, dot), field.slice(dot + 1)]
  switch (kind) {
    case 'name':
      return { label: '商机', value: String(value) }
    case 'status':
      return { label: '状态', value: statusNames[value as DealStatus] }
    case 'closing':
      return { label: '结果', value: sayClosing(value as Closing) }
    case 'contact':
      return { label: '联系人', value: sayContact(value as Facts['contacts'][number]) }
    case 'objection':
      return factLines({ ...nothingKnown, objections: [value] as Facts['objections'] })[0]
    default:
      return factLines({ ...nothingKnown, [key]: value })[0]
  }
}

function sayClosing({ on, amount, competitors = [], reasons = [] }: Closing): string {
  return [
    on === undefined ? '日期不知道' : sayDated({ value: on }),
    amount === undefined ? undefined : sayMoney(amount),
    competitors.length === 0 ? undefined : `对手 ${competitors.join('、')}`,
    reasons.length === 0 ? undefined : reasons.map((code) => objectionNames[code]).join('、'),
  ]
    .filter((part) => part !== undefined)
    .join('，')
}
