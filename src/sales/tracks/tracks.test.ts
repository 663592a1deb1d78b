import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { industries } from '../../language/industries.ts'
import { scenes } from '../../language/scenes.ts'
import { screen } from '../compliance.ts'
import { ladder } from '../stage.ts'
import { blankNames, everFilled } from './filling.ts'
import { tracks } from './index.ts'
import { spokenParts, strategies, type Track, topics, track as trackForm } from './track.ts'

/** What everybody says and nobody means. */
const emptyPhrases =
  /赋能|抓手|闭环|一站式|全方位|全流程解决|行业领先|业内领先|强强联合|双赢|共赢|深耕|生态圈|颗粒度|保驾护航|降本增效|提质增效|高性价比|物美价廉|质优价廉|优质服务|贴心服务|专业团队|实力雄厚|您放心|请放心|尽管放心|绝对没问题|交个朋友|助力|携手|量身定制|重磅|痛点|打造|全面提升|无缝/

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
    const missing = [...industries, undefined].flatMap((industry) =>
      ladder.flatMap((stage) => {
        const here = tracks.filter(
          (track) =>
            track.objection === topic &&
            track.scene === undefined &&
            (track.industries === undefined || (industry !== undefined && track.industries.includes(industry))) &&
            (track.stages === undefined || track.stages.includes(stage)),
        )
        return strategies.filter((strategy) => here.every((track) => track.strategy !== strategy))
      }),
    )
    expect(missing).toEqual([])
  })

  test.each(industries)('%s has words of its own', (industry) => {
    expect(tracks.filter((track) => track.industries?.includes(industry)).length).toBeGreaterThanOrEqual(3)
  })

  test.each(scenes)('%s: three ways of going on whatever was raised', (scene) => {
    const always = tracks.filter((track) => track.scene === scene && track.objection === 'NONE' && !track.stages)
    expect(new Set(always.map(({ strategy }) => strategy)).size).toBe(strategies.length)
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
  test('is spoken, short, and without empty phrases', () => {
    for (const part of spokenParts) {
      expect(track[part], part).not.toMatch(emptyPhrases)
      expect([...track[part]].length, part).toBeLessThanOrEqual(150)
      for (const sentence of track[part].split(/[。！？；]/)) {
        expect([...sentence].length, sentence).toBeLessThanOrEqual(75)
      }
    }
  })

  test('leaves blanks only for what a deal can fill, and stands where they are unknown', () => {
    const words = [wordsOf(track), track.avoid, ...track.evidence].join('\n')
    const named = [...words.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name)
    expect(blankNames).toEqual(expect.arrayContaining(named))
    const outside = words.replaceAll(/\[[^[\]]*\]/g, '')
    const bare = [...outside.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name)
    expect(everFilled).toEqual(expect.arrayContaining(bare))
    expect(outside.replaceAll(/\{[^{}]*\}/g, '')).not.toMatch(/[{}[\]]/)
    expect(words).not.toMatch(/\{称呼\}您/)
  })

  test('can be said to a customer', () => {
    expect(spokenParts.flatMap((part) => screen(track[part].replaceAll(/[[\]]/g, '')))).toEqual([])
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

function wordsOf(track: Track): string {
  return spokenParts.map((part) => track[part]).join('')
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
