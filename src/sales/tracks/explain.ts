import type { Facts } from '../facts.ts'
import { blankIn } from './filling.ts'

/**
 * A piece of spoken words as it comes out on one deal: plain words, a blank with what fills it (`known` false where it is a word
 * that stands for anybody, 您 or 另一家), or a bracket that falls away for want of what it names.
 */
export type Piece =
  | { kind: 'words'; text: string }
  | { kind: 'blank'; text: string; blank: string; known: boolean }
  | { kind: 'dropped'; text: string; missing: string[] }

/** Words as `filler` fills them, with why each blank came out as it did. */
export function explained(words: string, facts: Facts): Piece[] {
  return words.split(/(\[[^[\]]*\])/).flatMap((part): Piece[] => {
    if (!part.startsWith('[')) return piecesOf(part, facts)
    const inner = part.slice(1, -1)
    const missing = namesIn(inner).filter((name) => blankIn(name, facts) === undefined)
    return missing.length === 0 ? piecesOf(inner, facts) : [{ kind: 'dropped', text: inner, missing }]
  })
}

function piecesOf(words: string, facts: Facts): Piece[] {
  return words.split(/\{([^{}]+)\}/).flatMap((text, at): Piece[] => {
    if (at % 2 === 0) return text === '' ? [] : [{ kind: 'words', text }]
    const value = blankIn(text, facts)
    const known = value !== undefined && !standIns.includes(value)
    return [{ kind: 'blank', text: value ?? '', blank: text, known }]
  })
}

/** What stands for somebody or a rival nobody has named. */
const standIns = ['您', '另一家']

function namesIn(words: string): string[] {
  return [...words.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name)
}
