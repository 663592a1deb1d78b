import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ModelEmulator, openModelEmulator } from '../connectors/language-model/emulator.ts'
import type { Sandtable } from '../main.ts'
import type { Wording } from '../sales/wording/wording.ts'
import { type FeishuCompany, feishuCompany } from './feishu-company.ts'

const lin = 'ou_linxia'

describe('words behind ① in Feishu, with a language model', () => {
  let endpoint: ModelEmulator
  let company: FeishuCompany
  let sandtable: Sandtable
  /** The words as the model was given them, names masked. */
  let given: Wording
  let plain: string

  beforeAll(async () => {
    endpoint = await openModelEmulator()
    company = await feishuCompany({ model: endpoint.address })
    sandtable = await company.start()
  })
  afterAll(async () => {
    await sandtable.close()
    await company.remove()
    await endpoint.close()
  })

  test('stand at once on a card, as the library has them', async () => {
    endpoint.behaves({ kind: 'fails', status: 500 })
    await company.feishu.says(lin, '客户：华东某三甲医院 设备科，预算80万，竞品是迈瑞，张主任说要等集采，怎么推进')
    await expect.poll(() => pressable('用①'), { timeout: 8000 }).toBeDefined()
    plain = (await pressed()).words
    await settled()
    given = wordsAskedFor()
    expect(plain).toContain('【先说】')
    expect(plain).not.toContain('AI 生成')
    expect(company.feishu.writing()).toBe(0)
  })

  test('get better where they stand, marked, and the card is finished', async () => {
    endpoint.behaves({ kind: 'says', content: JSON.stringify({ ...given, opening: better(given.opening) }) })
    const { at, words } = await pressed()
    expect(words).toBe(plain)
    await expect.poll(() => wordsAt(at), { timeout: 8000 }).toContain('AI 生成')
    expect(wordsAt(at)).toContain('您看呢？')
    await settled()
    expect(company.feishu.bubbles(lin).at(at)?.card?.isWriting).toBe(false)
  })

  test.each<[string, () => object]>([
    ['a lower price', () => ({ ...given, nextStep: `${given.nextStep}给您做到70万。` })],
    ['somebody made up', () => ({ ...given, handling: `${given.handling}苏州汇川就是这么做的。` })],
    ['nonsense', () => ({ said: '好的' })],
  ])('stay as they are when the model answers with %s', async (_, lie) => {
    endpoint.behaves({ kind: 'says', content: JSON.stringify(lie()) })
    const { at } = await pressed()
    await settled()
    expect(wordsAt(at)).toBe(plain)
  })

  test('are not waited for: a model that hangs costs nobody a moment, and leaves them as they are', async () => {
    endpoint.behaves({ kind: 'hangs' })
    const began = performance.now()
    const { at, words } = await pressed()
    expect(performance.now() - began).toBeLessThan(1400)
    expect(words).toBe(plain)
    await settled()
    expect(wordsAt(at)).toBe(plain)
  }, 20_000)

  test('an open card is finished when the product stops', async () => {
    endpoint.behaves({ kind: 'hangs' })
    await pressed()
    expect(company.feishu.writing()).toBe(1)
    await sandtable.close()
    expect(company.feishu.writing()).toBe(0)
    sandtable = await company.start()
  }, 20_000)

  const better = (opening: string) => `${opening.replace(/。$/, '')}，您看呢？`
  const wordsAt = (at: number) => company.feishu.bubbles(lin).at(at)?.card?.words.join('\n') ?? ''
  const settled = () => expect.poll(() => company.feishu.writing(), { timeout: 12_000 }).toBe(0)

  function found(label: string) {
    const bubble = company.feishu
      .bubbles(lin)
      .findLast(({ card }) => card?.pressables.some((one) => one.label.endsWith(label)) === true)
    const one = bubble?.card?.pressables.find((one) => one.label.endsWith(label))
    if (bubble === undefined || one === undefined) throw new Error(`no ${label}`)
    return [bubble, one] as const
  }
  function pressable(label: string) {
    return company.feishu
      .bubbles(lin)
      .flatMap(({ card }) => card?.pressables ?? [])
      .find((one) => one.label === label)
  }

  /** The bubble that ① brings, as it is first seen. */
  async function pressed(): Promise<{ at: number; words: string }> {
    const at = company.feishu.bubbles(lin).length
    await company.feishu.clicks(lin, ...found('用①'))
    await expect.poll(() => wordsAt(at), { timeout: 5000, interval: 10 }).toContain('【先说】')
    return { at, words: wordsAt(at) }
  }

  function wordsAskedFor(): Wording {
    const asked = endpoint.heard.findLast((heard) => heard.includes('You reword')) ?? ''
    const { messages } = JSON.parse(asked) as { messages: { content: string }[] }
    return JSON.parse(messages.at(-1)?.content ?? '') as Wording
  }
})
