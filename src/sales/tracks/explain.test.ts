import { expect, test } from 'vitest'
import { type Facts, nothingKnown } from '../facts.ts'
import { explained } from './explain.ts'
import { filler } from './filling.ts'
import { tracks } from './index.ts'

const said = <T>(value: T) => ({ value, source: 'said' as const, on: '2026-11-24' })
const known: Facts = {
  ...nothingKnown,
  product: said('五轴'),
  budget: said({ min: 80_000_000, max: 80_000_000 }),
  contacts: [{ name: '张主任', role: said('TB') }],
}

test('each blank says what fills it, and each bracket what it wants for', () => {
  expect(explained('{称呼}看看，[{预算}里，][和{拍板人}一起]跟{竞品}比。', known)).toEqual([
    { kind: 'blank', text: '张主任', blank: '称呼', known: true },
    { kind: 'words', text: '看看，' },
    { kind: 'blank', text: '80万', blank: '预算', known: true },
    { kind: 'words', text: '里，' },
    { kind: 'dropped', text: '和{拍板人}一起', missing: ['拍板人'] },
    { kind: 'words', text: '跟' },
    { kind: 'blank', text: '另一家', blank: '竞品', known: false },
    { kind: 'words', text: '比。' },
  ])
})

test('what is explained is what is said, for every track that ships', () => {
  for (const facts of [known, nothingKnown]) {
    const say = filler(facts)
    for (const { opening, handling, nextStep } of tracks) {
      for (const words of [opening, handling, nextStep]) {
        const pieces = explained(words, facts)
        expect(pieces.map((piece) => (piece.kind === 'dropped' ? '' : piece.text)).join('')).toBe(say(words))
      }
    }
  }
})
