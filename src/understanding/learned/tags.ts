/** What a stretch of a message names. */
const kinds = ['customer', 'person', 'post', 'rival', 'rivalOut', 'region', 'colleague'] as const
export type NamedKind = (typeof kinds)[number]

/** A character outside of every name, at the beginning of one, or further inside it. */
export type Tag = 'O' | `B-${NamedKind}` | `I-${NamedKind}`

export const tags: readonly Tag[] = ['O', ...kinds.flatMap((kind): Tag[] => [`B-${kind}`, `I-${kind}`])]

/** Only what has begun goes on. */
export function mayFollow(tag: Tag, before: Tag | undefined): boolean {
  return (
    !tag.startsWith('I-') ||
    (before !== undefined && before.slice(1) === tag.slice(1)) ||
    before === `B-${tag.slice(2)}`
  )
}

/** The feature that stands for the tag before, or for the beginning. */
export const afterTag = (before: Tag | undefined): string => `after:${before ?? '^'}`
