import type { NamedKind, Tag } from '../learned/tags.ts'
import { normalise } from '../normalise.ts'
import type { Slots } from '../understood.ts'

/**
 * The labels of a text as tags of its characters; `undefined` when something labelled does not stand there as labelled, and so
 * the text cannot teach where names begin and end.
 */
export function goldTags(text: string, slots: Slots): Tag[] | undefined {
  const path = new Array<Tag>(text.length).fill('O')
  const wanted = namesIn(slots).sort((a, b) => b.name.length - a.name.length)
  for (const { name, kind, needed } of wanted) {
    const places = placesOf(text, name).filter((at) => path.slice(at, at + name.length).every((tag) => tag === 'O'))
    if (places.length === 0 && needed) return undefined
    for (const at of kind === 'region' || kind === 'post' ? places.slice(0, 1) : places) {
      path.fill(`I-${kind}`, at, at + name.length)
      path[at] = `B-${kind}`
    }
  }
  return path
}

interface Wanted {
  name: string
  kind: NamedKind
  needed: boolean
}

function namesIn(slots: Slots): Wanted[] {
  const all = (values: string | readonly string[] | undefined, kind: NamedKind): Wanted[] =>
    values === undefined
      ? []
      : [values].flat().map((name) => ({ name: normalise(name), kind, needed: kind !== 'region' }))
  const people = (slots.contacts ?? []).flatMap(({ name, title, dept }) =>
    name === null || name === undefined
      ? [
          ...all(dept, 'post').map((one) => ({ ...one, needed: false })),
          ...(dept === undefined ? all(title, 'post').map((one) => ({ ...one, needed: false })) : []),
        ]
      : all(name, 'person'),
  )
  return [
    ...all(slots.customer, 'customer'),
    ...all(slots.competitor, 'rival'),
    ...all(slots.competitor_not, 'rivalOut'),
    ...all(slots.region, 'region'),
    ...all(slots.owner, 'colleague').map((one) => ({ ...one, needed: false })),
    ...people,
    ...(slots.records ?? []).flatMap(namesIn),
  ]
}

function placesOf(text: string, name: string): number[] {
  const places: number[] = []
  if (name === '') return places
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) places.push(at)
  return places
}
