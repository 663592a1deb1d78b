import type { PersonMention } from '../../language/people.ts'
import { firms } from '../names/firms.ts'
import { isVendor } from '../names/vendors.ts'
import type { Decision, Reading } from '../read.ts'
import type { NamedSpan } from './name-tagger.ts'

/** What speaks for and against a name's being right where it would be written, as short strings that can be read. */
export function doubtFeatures(
  name: NamedSpan,
  { message, heardByRules }: Reading,
  { intents, beliefs }: Decision,
): string[] {
  const { text, heard, pending, names, people } = message
  const { start, end, kind, belief } = name
  const words = text.slice(start, end)
  const talk = heard.context?.customer === undefined ? 'alone' : 'in-deal'
  const believed = `belief${tenths(belief)}`
  const likeliest = tenths(Math.max(...intents.map((intent) => beliefs.get(intent) ?? 1)))
  const length = Math.min(6, text.length >> 4)
  const person = people.find((one) => one.start < end && start < one.end)
  return [
    ...beside(text, name),
    talk,
    believed,
    `${believed}+${talk}`,
    ...(belief > 0.98 ? ['sure'] : []),
    `heard:${byRules(name, heardByRules)}`,
    `heard:${byRules(name, heardByRules)}+${believed}`,
    `intents=${intents.join('+')}`,
    ...intents.map((intent) => `intent=${intent}`),
    `likeliest${likeliest}`,
    `pending=${pending[0]}`,
    `length${length}`,
    `alike=${Math.min(3, names.filter((other) => other.kind === kind).length)}`,
    `size=${end - start}`,
    `first=${words[0]}`,
    `last=${words.at(-1)}`,
    `ends=${words.slice(-2)}`,
    ...(isVendor(words) ? ['vendor'] : []),
    ...(firms.includes(words) ? ['firm'] : []),
    ...(/[A-Za-z]/.test(words) ? ['latin'] : []),
    ...(person === undefined ? [] : [`title=${person.title}`, `dept=${person.dept}`, ...roleOf(person)]),
  ].map((feature) => `${kind}:${feature}`)
}

function tenths(belief: number): number {
  return Math.min(9, Math.floor(belief * 10))
}

/** Up to three characters on either side, digits and marks as one sign each. */
function beside(text: string, { start, end }: NamedSpan): string[] {
  const plain = (words: string) => words.replace(/\d+/g, '#').replace(/[\s,，。;；、:：!！?？]+/g, '，')
  const before = `^${plain(text.slice(Math.max(0, start - 6), start))}`
  const after = `${plain(text.slice(end, end + 6))}$`
  return [1, 2, 3].flatMap((length) => [`<${before.slice(-length)}`, `>${after.slice(0, length)}`])
}

/** Whether the rules hear the same name, another one there, or none. */
function byRules({ start, end }: NamedSpan, { named, mentions }: Reading['heardByRules']): string {
  const there = named.find((span) => span.start < end && start < span.end)
  if (there === undefined) return 'none'
  const kind = mentions.some((mention) => mention.start === there.start) ? 'customer' : 'rival'
  return `${there.start === start && there.end === end ? 'same' : 'other'}-${kind}`
}

function roleOf({ name, role, inferred }: PersonMention): string[] {
  return [`role=${role}`, `role=${role}${inferred === true ? '+inferred' : ''}${name === null ? '+unnamed' : ''}`]
}
