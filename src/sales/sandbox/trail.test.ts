import { describe, expect, test } from 'vitest'
import { type Facts, nothingKnown } from '../facts.ts'
import { decide } from './decide.ts'
import { trailOf } from './trail.ts'

const on = (day: string, facts: Partial<Facts> = {}) =>
  decide({
    id: day,
    at: new Date(`${day}T10:00:00+08:00`),
    today: day,
    tenantId: 't',
    ownerId: 'o',
    teamId: 'g',
    facts: { ...nothingKnown, ...facts },
    peers: { won: 0, lost: 0 },
    tracks: [],
  })

const cut = { budgetState: { value: 'cut', source: 'said', on: '2026-11-20' } } as const
const rivals: Partial<Facts> = { competitors: { value: ['迈瑞'], source: 'said', on: '2026-11-23' } }
const path = [on('2026-11-16'), on('2026-11-20', cut), on('2026-11-23', { ...cut, ...rivals })]

describe('how a probability came to be what it is', () => {
  test('is told step by step since the day it is compared with, with its reasons', () => {
    const trail = trailOf(path, '2026-11-18')
    expect(trail?.since.id).toBe('2026-11-16')
    expect(trail?.steps.map(({ on }) => on)).toEqual(['2026-11-20', '2026-11-23'])
    expect(trail?.steps[0]?.reasons).toEqual(['－ 预算在缩，范围和时间都会变'])
    expect(trail?.steps[1]?.reasons).toContain('－ 有一家对手在场')
  })

  test('starts at the day before the last when no day was named, and at the first when none is as old', () => {
    expect(trailOf(path)?.since.id).toBe('2026-11-20')
    expect(trailOf(path, '2026-10-01')?.since.id).toBe('2026-11-16')
  })

  test('is nothing with a single decision, and has no steps where nothing changed', () => {
    expect(trailOf(path.slice(0, 1))).toBeUndefined()
    expect(trailOf([on('2026-11-16'), on('2026-11-20')])?.steps).toEqual([])
  })
})
