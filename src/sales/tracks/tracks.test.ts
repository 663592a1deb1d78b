import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { industries } from '../../language/industries.ts'
import { scenes } from '../../language/scenes.ts'
import { stickingPointNames } from '../../language/sticking-points/index.ts'
import { holesIn } from './coverage.ts'
import { narrowedTo, pointsOf } from './cues.ts'
import { tracks } from './index.ts'
import { overlapOf, sameWords, shinglesOf, spokenOf } from './overlap.ts'
import { unspeakable, wrongBlanks } from './spoken.ts'
import { spokenParts, strategies, type Track, topics, track as trackForm } from './track.ts'

describe('the library', () => {
  test('holds every file of its folder', async () => {
    const files = readdirSync(join(import.meta.dirname, 'library'))
    const contents = await Promise.all(
      files.map((file) => import(`./library/${file}`, { with: { type: 'json' } }) as Promise<{ default: Track[] }>),
    )
    const written = contents.flatMap((content) => content.default)
    expect(written.length).toBeGreaterThanOrEqual(150)
    expect(tracks.map(({ id }) => id).sort()).toEqual(written.map(({ id }) => id).sort())
  })

  test('names no track twice, neither by id nor on the card', () => {
    expect(twice(tracks.map(({ id }) => id))).toEqual([])
    expect(twice(tracks.map(({ name }) => name))).toEqual([])
  })

  test.each(topics)('%s is answered in all three ways on every rung, in every trade', (topic) => {
    expect(holesIn(tracks, topic)).toEqual([])
  })

  test.each(stickingPointNames)('%s is answered in all three ways, whatever the trade', (point) => {
    const answering = tracks.filter((track) => pointsOf(track).includes(point) && narrowedTo(track).length === 0)
    expect(answering.map(({ strategy }) => strategy).sort()).toEqual([...strategies].sort())
  })

  test('words for one trade are written in all three ways, so that none of the three is said to another trade', () => {
    const narrowed = tracks.filter((track) => narrowedTo(track).length > 0)
    const wordsOf = ({ cues = [] }: Track) => cues.join('、')
    const ways = [...new Set(narrowed.map(wordsOf))].map((words) => [
      words,
      narrowed
        .filter((track) => wordsOf(track) === words)
        .map(({ strategy }) => strategy)
        .sort(),
    ])
    expect(ways).toEqual(ways.map(([words]) => [words, [...strategies].sort()]))
  })

  test.each(industries)('%s has words of its own', (industry) => {
    expect(tracks.filter((track) => track.industries?.includes(industry)).length).toBeGreaterThanOrEqual(3)
  })

  test.each(scenes)('%s: three ways of going on whatever was raised', (scene) => {
    const always = tracks.filter((track) => track.scene === scene && track.objection === 'NONE' && !track.stages)
    expect(new Set(always.map(({ strategy }) => strategy)).size).toBe(strategies.length)
  })

  test('says nothing twice: no two tracks share more than half of their words', () => {
    const shingled = tracks.map((track) => ({ id: track.id, shingles: shinglesOf(track) }))
    const twins = shingled.flatMap((one, index) =>
      shingled
        .slice(index + 1)
        .filter((other) => overlapOf(one.shingles, other.shingles) > sameWords)
        .map((other) => `${one.id} ≈ ${other.id}`),
    )
    expect(twins).toEqual([])
  })
})

describe.each(tracks)('$id', (track) => {
  test('can be said to a customer: spoken, short, without empty phrases or promises', () => {
    expect(spokenParts.flatMap((part) => unspeakable(track[part]))).toEqual([])
  })

  test('leaves blanks only for what a deal can fill, and stands where they are unknown', () => {
    expect(wrongBlanks([spokenOf(track), track.avoid, ...track.evidence].join('\n'))).toEqual([])
  })
})

describe('what is written down is checked when it is read', () => {
  const [some] = tracks
  test.each([
    ['a name that does not fit the card', { name: '一二三四五六七八九十一二三四五' }],
    ['an id that is not called by its objection', { id: 'nowhere-clarify' }],
    ['words that are none', { opening: '嗯' }],
    ['a regulated scene without its clauses', { scene: 'retail-pharmacy', clauses: undefined }],
    ['a clause that does not exist', { clauses: { opening: ['drug-law-999'], handling: ['a-1'], nextStep: ['a-1'] } }],
  ])('%s', (_, change) => {
    expect(trackForm.safeParse(some).success).toBe(true)
    expect(trackForm.safeParse({ ...some, ...change }).success).toBe(false)
  })
})

function twice(all: readonly string[]): string[] {
  return all.filter((one, at) => all.indexOf(one) !== at)
}
