import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { industries } from '../../language/industries.ts'
import { asShipped, pathOf } from '../library/library.ts'
import { ladder } from '../stage.ts'
import { pathFor, paths } from './index.ts'

describe('the list', () => {
  test('names every file of the library', () => {
    const files = readdirSync(join(import.meta.dirname, 'library'))
    expect(files.length).toBe(27)
    expect(paths.map(({ id }) => `${id}.json`).sort()).toEqual(files.sort())
  })

  test('gives each trade to one path and no other', () => {
    const claimed = paths.flatMap(({ industries }) => industries)
    expect([...claimed].sort()).toEqual([...industries].sort())
  })

  test.each([
    ['医疗', 'medical'],
    ['汽车', 'automotive'],
    ['软件互联网', 'saas'],
    ['新能源', 'new-energy'],
    ['政府', 'government'],
    ['医药', 'retail-pharmacy'],
    ['农业', 'agriculture'],
    ['其他', 'general'],
    [undefined, 'general'],
  ] as const)('%s walks %s', (industry, id) => {
    expect(pathFor(industry).id).toBe(id)
  })

  test('every trade has somewhere to walk, and an id leads back to its path', () => {
    for (const industry of industries) expect(pathOf(asShipped, pathFor(industry).id)).toBe(pathFor(industry))
    expect(pathOf(asShipped, 'a-path-of-last-year').id).toBe('general')
  })
})

describe.each(paths)('$name', ({ stages, buyers, tender, offset }) => {
  test('climbs the whole ladder, in order', () => {
    expect(stages.map(({ stage }) => stage)).toEqual([...ladder])
    expect(new Set(stages.map(({ name }) => name)).size).toBe(ladder.length)
  })

  test('each rung has something to check before leaving it, and a believable length', () => {
    for (const { exit, usualDays } of stages) {
      expect(exit.length).toBeGreaterThanOrEqual(2)
      expect(new Set(exit).size).toBe(exit.length)
      expect(usualDays.from).toBeGreaterThan(0)
      expect(usualDays.to).toBeGreaterThanOrEqual(usualDays.from * 2)
    }
  })

  test('knows who pays, who uses and who checks', () => {
    expect(buyers.map(({ role }) => role)).toEqual(expect.arrayContaining(['EB', 'UB', 'TB']))
    for (const { titles, cares } of buyers) {
      expect(titles.length).toBeGreaterThan(0)
      expect(cares).not.toBe('')
    }
  })

  test('whoever pays has two titles short enough to be asked for in one breath', () => {
    const titles = buyers.find(({ role }) => role === 'EB')?.titles ?? []
    expect(titles.length).toBeGreaterThanOrEqual(2)
    expect(titles.slice(0, 2).join('或').length).toBeLessThanOrEqual(16)
  })

  test('says how it buys in whole sentences', () => {
    expect(tender.length).toBeGreaterThanOrEqual(4)
    for (const sentence of tender) expect(sentence).toMatch(/。$/)
  })

  test('judges its odds modestly and admits how unsure that is', () => {
    expect(Math.abs(offset.logOdds)).toBeLessThanOrEqual(0.5)
    expect(offset.sd).toBeGreaterThanOrEqual(0.3)
    expect(offset.reason).not.toBe('')
    expect(offset.judgedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })
})
