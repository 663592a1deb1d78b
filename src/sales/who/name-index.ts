import { type Form, type Likeness, likenesses } from './likeness.ts'
import { plainName } from './plain-name.ts'
import { type Sound, soundOf } from './sound.ts'

/** Something with a name and perhaps others; what shares a key is one and the same. */
export interface Called {
  key: string
  name: string
  aliases?: readonly string[]
}

/** Who may be meant, all alike in the same way; `sure` when that way leaves no doubt but which of them. */
interface Found {
  keys: string[]
  likeness: Likeness['name']
  sure: boolean
}

export interface NameIndex {
  /** Those whose names are most like what was said; `undefined` when none is. */
  find(said: string): Found | undefined
}

/** Names made ready for comparing, once for many questions. */
export function openNameIndex(called: readonly Called[]): NameIndex {
  const forms = called.flatMap(({ key, name, aliases = [] }) => [
    { key, ...formOf(name, false) },
    ...aliases.map((alias) => ({ key, ...formOf(alias, true) })),
  ])
  return {
    find(said) {
      const plain = plainName(said)
      if (plain === '') return undefined
      for (const { name, sure, fits } of likenesses) {
        const fit = fits(plain)
        const keys = fit === undefined ? [] : forms.filter(fit).map(({ key }) => key)
        if (keys.length > 0) return { keys: [...new Set(keys)], likeness: name, sure }
      }
      return undefined
    },
  }
}

function formOf(name: string, isAlias: boolean): Form {
  const plain = plainName(name)
  let read: Sound | undefined
  return {
    plain,
    isAlias,
    sound() {
      read ??= soundOf(plain)
      return read
    },
  }
}
