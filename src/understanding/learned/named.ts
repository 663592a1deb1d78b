import type { Mention } from '../../language/mention.ts'
import { mentionNamed } from '../../language/named-people.ts'
import { type PersonMention, toldOf } from '../../language/people.ts'
import { spanOf } from '../../language/span.ts'
import { roleOfTitle } from '../../language/titles.ts'
import type { Message } from '../message.ts'
import type { Organisations } from '../slots/organisations.ts'
import type { NamedSpan, NameTagger } from './name-tagger.ts'
import { charactersOf } from './tag-features.ts'
import type { NamedKind } from './tags.ts'

/** A message whose people and organisations are settled. */
export interface Named {
  message: Message
  organisations: Organisations
}

/** No name is longer, with room for a firm's full one; longer spans are noise that looks like one. */
const longestName = 40

/**
 * Puts what the rules took for people and organisations right by what was learned of names in context. A customer on file stays
 * one where the rules hear it as one.
 */
export function settleNames(message: Message, ruled: Organisations, tagger: NameTagger): Named {
  const onFile = ruled.mentions.filter(({ text }) => message.heard.knownCustomers?.includes(text))
  const tagged = tagger(charactersOf(message, ruled))
  const names = [
    ...tagged.filter(
      (name) =>
        name.end - name.start <= longestName &&
        !onFile.some((known) => known.start < name.end && name.start < known.end),
    ),
    ...onFile.map(({ start, end }): NamedSpan => ({ start, end, kind: 'customer' })),
  ].sort((one, other) => one.start - other.start)
  return {
    message: { ...message, people: peopleOf(message, names), names },
    organisations: organisationsOf(message.text, names, ruled.rivalsOut),
  }
}

/** `denied`: rivals that were said in so many words to be none. */
function organisationsOf(text: string, names: readonly NamedSpan[], denied: readonly string[]): Organisations {
  const spans = (...kinds: NamedKind[]) =>
    names.filter(({ kind }) => kinds.includes(kind)).map(({ start, end }) => spanOf(text, start, end))
  const texts = (kind: NamedKind) => [...new Set(spans(kind).map((span) => span.text))]
  const rivalsOut = [...new Set([...texts('rivalOut'), ...texts('rival').filter((rival) => denied.includes(rival))])]
  const region = texts('region').at(-1)
  return {
    customers: texts('customer'),
    rivals: texts('rival').filter((rival) => !rivalsOut.includes(rival)),
    rivalsOut,
    ...(region !== undefined && { region }),
    named: spans('customer', 'rival', 'rivalOut'),
    mentions: spans('customer'),
  }
}

/** The people as tagged, with the titles and departments that the rules saw beside them, and all that is told of them. */
function peopleOf({ text, people }: Message, names: readonly NamedSpan[]): PersonMention[] {
  const mentions = names.flatMap(({ start, end, kind }): Mention[] => {
    if (kind !== 'person' && kind !== 'post') return []
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
  return toldOf(text, mentions)
}
