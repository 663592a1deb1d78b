import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { objectionCodes } from '../../language/objections.ts'
import { screen } from '../compliance.ts'
import { ladder } from '../stage.ts'
import { tracks } from './index.ts'
import { strategies, type Track } from './track.ts'

const situations: Track['objection'][] = [...objectionCodes, 'NONE']
const spoken = ['opening', 'handling', 'nextStep'] as const

describe('the library', () => {
  test('holds every file of the folder', async () => {
    const files = readdirSync(import.meta.dirname).filter((name) => !/^(index|track|tracks\.test)\.ts$/.test(name))
    const modules: Record<string, Track[]>[] = await Promise.all(files.map((file) => import(`./${file}`)))
    const written = modules.flatMap((module) => Object.values(module).flat())
    expect(written.length).toBeGreaterThan(0)
    expect(tracks.map(({ id }) => id).sort()).toEqual(written.map(({ id }) => id).sort())
  })

  test('names no track twice', () => {
    expect(new Set(tracks.map(({ id }) => id)).size).toBe(tracks.length)
  })

  test.each(situations)('%s is answered in all three ways on every rung, whatever the trade', (objection) => {
    const anyTrade = tracks.filter((track) => track.objection === objection && track.industries === undefined)
    const missing = ladder.flatMap((stage) => {
      const here = anyTrade.filter(({ stages }) => stages === undefined || stages.includes(stage))
      return strategies.filter((strategy) => here.every((track) => track.strategy !== strategy))
    })
    expect(missing).toEqual([])
  })

  test('says nothing twice: no two tracks share more than half of their words', () => {
    const shingled = tracks.map((track) => ({ id: track.id, shingles: trigrams(wordsOf(track)) }))
    const twins = shingled.flatMap((one, index) =>
      shingled
        .slice(index + 1)
        .filter((other) => overlap(one.shingles, other.shingles) > 0.5)
        .map((other) => `${one.id} ≈ ${other.id}`),
    )
    expect(twins).toEqual([])
  })
})

describe.each(tracks)('$id', (track) => {
  test('is called by what it answers and how', () => {
    const stem = `${track.objection.toLowerCase()}-${track.strategy}`
    expect(track.id).toMatch(new RegExp(`^${stem}(-[a-z0-9]+)*$`))
  })

  test('fits its places', () => {
    expect([...track.name].length).toBeGreaterThan(0)
    expect([...track.name].length).toBeLessThanOrEqual(14)
    for (const field of [...spoken, 'avoid'] as const) {
      expect([...track[field]].length, field).toBeGreaterThanOrEqual(12)
      expect([...track[field]].length, field).toBeLessThanOrEqual(220)
    }
    expect(track.listeners.length).toBeGreaterThan(0)
  })

  test('leaves blanks only for whom it addresses and the rival', () => {
    const words = [wordsOf(track), track.avoid, ...track.evidence].join('')
    expect(words.replaceAll(/\{(?:称呼|竞品)\}/g, '')).not.toMatch(/[{}]/)
  })

  test('can be said to a customer', () => {
    expect(spoken.flatMap((field) => screen(track[field]))).toEqual([])
  })
})

function wordsOf(track: Track): string {
  return spoken.map((field) => track[field]).join('')
}

function trigrams(text: string): Set<string> {
  const characters = [...text].filter((character) => /[\p{L}\p{N}]/u.test(character))
  return new Set(characters.slice(2).map((_, index) => characters.slice(index, index + 3).join('')))
}

/** Share of the smaller set that the larger one holds too. */
function overlap(one: Set<string>, other: Set<string>): number {
  const shared = [...one].filter((shingle) => other.has(shingle)).length
  return shared / Math.min(one.size, other.size)
}
