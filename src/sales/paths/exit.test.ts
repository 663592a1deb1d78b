import { describe, expect, test } from 'vitest'
import { type Facts, nothingKnown } from '../facts.ts'
import { exitGaps } from './exit.ts'
import { generalPath, paths } from './index.ts'

const fact = <T>(value: T) => ({ value, source: 'said' as const, on: '2026-11-24' })

describe('what a stage is left with', () => {
  const facts: Facts = { ...nothingKnown, budgetState: fact('approved'), procurement: fact('直采') }

  test('is everything the record does not show, and nothing it shows', () => {
    expect(exitGaps(generalPath, 'budget', 'negotiation', facts)).toEqual([
      { stage: '内部立项', unseen: ['预算金额和到账时间有出处'] },
      {
        stage: '比价或投标',
        unseen: ['标书或比价单里的参数逐条核对过', '按时递了完整的应答文件', '拿到名次或中选通知'],
      },
    ])
  })

  test('is nothing on the way down, nor where nothing moves', () => {
    expect(exitGaps(generalPath, 'negotiation', 'solution', facts)).toEqual([])
    expect(exitGaps(generalPath, 'budget', 'budget', facts)).toEqual([])
  })

  test.each(paths)('$name: a record that shows everything leaves only what somebody has to tell', (path) => {
    const known = { touched: fact(true), stance: fact('support' as const) }
    const told: Facts = {
      ...facts,
      contacts: (['EB', 'UB', 'TB'] as const).map((role) => ({ name: role, role: fact(role), ...known })),
      nextStep: fact('明天'),
      milestone: fact('POC通过'),
      quote: fact({ min: 1, max: 1 }),
      budget: fact({ min: 1, max: 1 }),
      payment: fact('30/70'),
      competitors: fact([]),
    }
    const onlyTold = path.stages.flatMap(({ exit }) => exit.filter((one) => typeof one === 'string'))
    const left = exitGaps(path, 'lead', 'contract', told).flatMap(({ unseen }) => unseen)
    expect(onlyTold).toEqual(expect.arrayContaining(left))
    expect(left.length).toBeLessThan(
      exitGaps(path, 'lead', 'contract', nothingKnown).flatMap(({ unseen }) => unseen).length,
    )
  })
})
