import type { Mention } from '../../language/mention.ts'
import { mentionNamed } from '../../language/named-people.ts'
import { type PersonMention, toldOf } from '../../language/people.ts'
import { spanOf } from '../../language/span.ts'
import { title as anyTitle, roleOfTitle } from '../../language/titles.ts'
import type { Message } from '../message.ts'
import { firms } from '../names/firms.ts'
import { knownNames } from '../names/known-names.ts'
import type { Organisations } from '../slots/organisations.ts'
import type { NamedSpan, NameTagger } from './name-tagger.ts'
import { properSpans } from './proper-spans.ts'
import { charactersOf } from './tag-features.ts'
import type { NamedKind } from './tags.ts'

/** A message whose people and organisations are settled. */
export interface Named {
  message: Message
  organisations: Organisations
}

/**
 * Puts what the rules took for people and organisations right by what was learned of names in context. A customer on file stays
 * one where the rules hear it as one.
 */
export function settleNames(message: Message, ruled: Organisations, tagger: NameTagger): Named {
  const onFile = ruled.mentions.filter(({ text }) => message.heard.knownCustomers?.includes(text))
  const tagged = properSpans(message.text, tagger(charactersOf(message, ruled)))
  // 美的要看样机: a firm that everybody knows is one even where it looks like common words.
  const missed = ruled.mentions.filter(
    (one) =>
      firms.includes(one.text) && ![...tagged, ...onFile].some(({ start, end }) => start < one.end && one.start < end),
  )
  const names = [
    ...tagged
      .filter((name) => !onFile.some((known) => known.start < name.end && name.start < known.end))
      .map((name) => (isOnFile(message, name) ? { ...name, belief: 1 } : name))
      .map((name) =>
        isHeardToo(message.text, name, ruled) ? { ...name, belief: Math.max(name.belief, knownToAll) } : name,
      ),
    ...onFile.map(({ start, end }): NamedSpan => ({ start, end, kind: 'customer', belief: 1 })),
    ...missed.map(({ start, end }): NamedSpan => ({ start, end, kind: 'customer', belief: knownToAll })),
  ].sort((one, other) => one.start - other.start)
  return {
    message: { ...message, people: peopleOf(message, names), names },
    organisations: organisationsOf(message.text, names, ruled.rivalsOut),
  }
}

/** How much a well-known firm is believed in where the rules alone hear it, and a rival where they hear it too. */
const knownToAll = 0.7

/** 青岫拿下了: whoever is on file and taken for a customer is one. */
function isOnFile({ text, heard }: Message, { start, end, kind }: NamedSpan): boolean {
  return (
    kind === 'customer' &&
    heard.knownCustomers !== undefined &&
    knownNames(heard.knownCustomers).has(text.slice(start, end))
  )
}

/** Whether the rules hear the same rival in the words beside it, or the same customer in a firm that everybody knows. */
function isHeardToo(
  text: string,
  { start, end, kind, belief }: NamedSpan,
  { rivals, customers }: Organisations,
): boolean {
  const name = text.slice(start, end)
  if (kind === 'customer') return firms.includes(name) && customers.includes(name)
  return kind === 'rival' && belief > 0.4 && rivals.includes(name)
}

/** `denied`: rivals that were said in so many words to be none. */
function organisationsOf(text: string, names: readonly NamedSpan[], denied: readonly string[]): Organisations {
  const spans = (...kinds: NamedKind[]) =>
    names.filter(({ kind }) => kinds.includes(kind)).map(({ start, end }) => spanOf(text, start, end))
  const texts = (kind: NamedKind) => [...new Set(spans(kind).map((span) => span.text))]
  const rivalsOut = [...new Set([...texts('rivalOut'), ...texts('rival').filter((rival) => denied.includes(rival))])]
  const region = texts('region').at(-1)
  const customers = texts('customer')
  return {
    // 无锡尚德 … 尚德那边: said in full once, it is said short later.
    customers: customers.filter((name) => !customers.some((other) => other !== name && other.endsWith(name))),
    rivals: texts('rival').filter((rival) => !rivalsOut.includes(rival)),
    rivalsOut,
    ...(region !== undefined && { region }),
    named: spans('customer', 'rival', 'rivalOut'),
    mentions: spans('customer'),
  }
}

/** 新总监, 换院长, 升副总: what comes or goes, and no name. */
const noSurname = new RegExp(`^[副新换升原该本前各某那这哪两几]${anyTitle}$`)

function mentionOf({ start, end, title, dept }: PersonMention): Mention {
  return { start, end, name: null, ...(title !== undefined && { title }), ...(dept !== undefined && { dept }) }
}

/** The people as tagged, with the titles and departments that the rules saw beside them, and all that is told of them. */
function peopleOf({ text, people }: Message, names: readonly NamedSpan[]): PersonMention[] {
  const mentions = names.flatMap(({ start, end, kind }): Mention[] => {
    if ((kind !== 'person' && kind !== 'post') || noSurname.test(text.slice(start, end))) return []
    const seen = people.find((person) => person.start < end && start < person.end)
    const { title, dept } = seen ?? {}
    const beside = { ...(title !== undefined && { title }), ...(dept !== undefined && { dept }) }
    if (kind === 'person') return [{ ...mentionNamed(text, start, end), ...beside }]
    const post = text.slice(start, end)
    const known = seen !== undefined && seen.name === null && (title !== undefined || dept !== undefined)
    return [
      {
        start,
        end,
        name: null,
        ...(known ? beside : roleOfTitle(post) === undefined ? { dept: post } : { title: post }),
      },
    ]
  })
  // 总经理是拍板的: of whom something is told is somebody.
  const told = people.filter(
    ({ name, role, inferred, stance, start, end }) =>
      name === null &&
      (stance !== undefined || (role !== undefined && inferred !== true)) &&
      !names.some((other) => other.start < end && start < other.end),
  )
  return toldOf(
    text,
    [...mentions, ...told.map(mentionOf)].sort((one, other) => one.start - other.start),
  )
}
