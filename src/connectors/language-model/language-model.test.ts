import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Allowance, type Allowances, defaultAllowance } from '../../people/allowance.ts'
import { type ModelEmulator, openModelEmulator } from './emulator.ts'
import { type LanguageModel, openLanguageModel } from './index.ts'

const today = '2026-11-24'
const answer = z.object({ said: z.string() })

describe('the language model', () => {
  let endpoint: ModelEmulator
  let model: LanguageModel
  let allowance: Allowance
  beforeEach(async () => {
    endpoint = await openModelEmulator()
    allowance = { ...defaultAllowance, spent: 0 }
    model = openLanguageModel({ address: endpoint.address, fetch, allowances: inMemory(() => allowance) })
  })
  afterEach(() => endpoint.close())

  const ask = (text = '客户嫌贵', deadlineMs = 1_000, names: string[] = []) =>
    model.ask({ tenantId: 'acme', today, task: 'answer as JSON', text, names, answer, deadlineMs })

  test('answers in the shape that was asked for, also out of a fence', async () => {
    endpoint.behaves({ kind: 'says', content: '好的：\n```json\n{"said":"先谈价值"}\n```' })
    expect(await ask()).toEqual({ answer: { said: '先谈价值' } })
  })

  test('names and personal numbers stay in the house and come back in the answer', async () => {
    endpoint.behaves({ kind: 'says', content: '{"said":"给〔名3〕打〔话1〕，提〔名2〕"}' })
    const text = '〔名9〕宏达精密的张建国 13800138000，身份证 11010519491231002X，zhang@hongda.com'
    expect(await ask(text, 1_000, ['张建国', '宏达精密'])).toMatchObject({ answer: { said: expect.any(String) } })
    const [request = ''] = endpoint.heard
    for (const secret of ['张建国', '宏达精密', '13800138000', '11010519491231002X', 'zhang@hongda.com', '〔名9〕']) {
      expect(request).not.toContain(secret)
    }
  })

  test('what was hidden is shown again', async () => {
    endpoint.behaves({ kind: 'says', content: '{"said":"约〔名1〕"}' })
    expect(await ask('约张建国', 1_000, ['张建国'])).toEqual({ answer: { said: '约张建国' } })
  })

  test('an endpoint that does not know the JSON mode is asked without it, from then on', async () => {
    endpoint.knowsNoJsonMode()
    endpoint.behaves({ kind: 'says', content: '{"said":"好"}' })
    await ask()
    expect(await ask()).toEqual({ answer: { said: '好' } })
    expect(endpoint.heard.filter((body) => body.includes('response_format'))).toHaveLength(1)
  })

  test.each([
    [{ kind: 'hangs' }, 'late'],
    [{ kind: 'fails', status: 429 }, 'unreachable'],
    [{ kind: 'fails', status: 500 }, 'unreachable'],
    [{ kind: 'drops' }, 'unreachable'],
    [{ kind: 'floods' }, 'unreachable'],
    [{ kind: 'says', content: '' }, 'unreadable'],
    [{ kind: 'says', content: '{"said":' }, 'unreadable'],
    [{ kind: 'says', content: '{"said":7}' }, 'unreadable'],
  ] as const)('%o is %s', async (behaviour, failed) => {
    endpoint.behaves(behaviour)
    const began = performance.now()
    expect(await ask('客户嫌贵', 300)).toMatchObject({ failed })
    expect(performance.now() - began).toBeLessThan(1_500)
  })

  test('a stream that falls silent is given up long before a late deadline', async () => {
    endpoint.behaves({ kind: 'stalls' })
    const began = performance.now()
    expect(await ask('客户嫌贵', 20_000)).toMatchObject({ failed: 'unreachable' })
    expect(performance.now() - began).toBeLessThan(6_000)
  })

  test('after three failures in a row it rests: nothing is sent', async () => {
    endpoint.behaves({ kind: 'fails', status: 500 })
    for (let time = 0; time < 3; time++) await ask()
    const before = endpoint.heard.length
    expect(await ask()).toMatchObject({ failed: 'resting' })
    expect(endpoint.heard).toHaveLength(before)
  })

  test('a fifth question at once is not queued', async () => {
    endpoint.behaves({ kind: 'hangs' })
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map(() => ask('客户嫌贵', 200)))
    expect(outcomes.filter((outcome) => 'failed' in outcome && outcome.failed === 'busy')).toHaveLength(1)
  })

  test('a company that switched it off, or used up its day, sends nothing', async () => {
    allowance = { enabled: false, dailyTokens: 100, spent: 0 }
    expect(await ask()).toMatchObject({ failed: 'off' })
    allowance = { enabled: true, dailyTokens: 100, spent: 100 }
    expect(await ask()).toMatchObject({ failed: 'spent' })
    expect(endpoint.heard).toEqual([])
  })

  test('what an answer cost is counted, by the endpoint or else by us', async () => {
    endpoint.behaves({ kind: 'says', content: '{"said":"好"}', tokens: 70 })
    await ask()
    expect(allowance.spent).toBe(70)
    endpoint.behaves({ kind: 'says', content: '{"said":"好"}' })
    await ask()
    expect(allowance.spent).toBeGreaterThan(80)
  })
})

function inMemory(current: () => Allowance): Allowances {
  return {
    of: async () => current(),
    spend: async (_tenant, _day, tokens) => {
      current().spent += tokens
    },
    set: async () => {},
  }
}
