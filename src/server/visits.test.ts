import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type Ask, demoServer } from '../testing/demo-server.ts'
import type { DealList, PastVisits, VisitForm, VisitPage, VisitPreview, VisitState } from './contract.ts'

const server = demoServer()

async function filledIn(ask: Ask, note: string): Promise<VisitForm> {
  const [deal] = (await ask<DealList>('/api/deals')).deals
  const { form } = await ask<VisitPage>(`/api/visits/form?deal=${deal?.id}`)
  return ask<VisitForm>('/api/visits/form', { ...form, note })
}

async function settled(ask: Ask, key: string, wanted: VisitState['state']): Promise<VisitState> {
  for (let tries = 0; tries < 100; tries++) {
    const now = await ask<VisitState>(`/api/visits/filings/${key}`)
    if (now.state === wanted) return now
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`never became ${wanted}`)
}

const visitsOf = async (ask: Ask, { dealId }: VisitForm) =>
  (await ask<PastVisits>(`/api/deals/${dealId}/visits`)).visits

describe('a visit on its page', () => {
  test('is looked at, filed once however often it is sent, and taken back', async () => {
    const ask = await server.pagesOf('lin')
    const form = await filledIn(ask, '刚见了韩总，他说预算90万，我们答应周五把报价单发过去')
    const before = (await visitsOf(ask, form)).length
    const { card, seen } = await ask<VisitPreview>('/api/visits/preview', form)
    expect(JSON.stringify(card.blocks)).toContain('90 万')
    expect(card.buttons).toBeUndefined()
    expect((await visitsOf(ask, form)).length).toBe(before)

    await Promise.all([1, 2, 3].map(() => ask('/api/visits', { form, seen })))
    const filed = await settled(ask, form.key, 'filed')
    await ask('/api/visits', { form })
    expect(filed).toMatchObject({ dealId: form.dealId, undoUntil: expect.any(String) })
    const [newest, ...older] = await visitsOf(ask, form)
    expect(older).toHaveLength(before)
    expect(newest).toMatchObject({ attendees: ['韩总'], theirs: ['他说预算90万'] })
    expect(newest?.ours).toEqual(['我们答应周五把报价单发过去'])
    expect(newest?.promises.map(({ by }) => by)).toEqual(['我们'])

    await ask(`/api/visits/filings/${form.key}/undo`, {})
    await settled(ask, form.key, 'undone')
    expect(await visitsOf(ask, form)).toHaveLength(before)
    await ask('/api/visits', { form })
    expect(await visitsOf(ask, form)).toHaveLength(before)
  })

  test('what was written without a connection is understood when it is sent', async () => {
    const ask = await server.pagesOf('lin')
    const form = await filledIn(ask, '')
    await ask('/api/visits', { form: { ...form, note: '刚见了赵工，他嫌交期长' } })
    await settled(ask, form.key, 'filed')
    expect((await visitsOf(ask, form))[0]).toMatchObject({ attendees: ['赵工'], theirs: ['他嫌交期长'] })
  })

  test('another’s deal is not there, by whatever way', async () => {
    const [lin, others] = [await server.pagesOf('lin'), await server.pagesOf('chen')]
    const form = await filledIn(lin, '刚见了孙经理，他说再等等')
    const mine = await others<DealList>('/api/deals')
    expect(mine.deals.map(({ id }) => id)).not.toContain(form.dealId)
    expect((await others<VisitPage>(`/api/visits/form?deal=${form.dealId}`)).form.dealId).toBeUndefined()
    await expect(others('/api/visits', { form: { ...form, key: randomUUID() } })).rejects.toThrow('不在你名下')
    expect(await visitsOf(others, form)).toEqual([])
    await lin('/api/visits', { form })
    await settled(lin, form.key, 'filed')
    expect(await others<VisitState>(`/api/visits/filings/${form.key}`)).toEqual({ state: 'unknown' })
    await expect(others(`/api/visits/filings/${form.key}/undo`, {})).rejects.toThrow('没找到')
  })

  test('nothing is written where the record moved after it was looked at', async () => {
    const ask = await server.pagesOf('lin')
    const [one, other] = [await filledIn(ask, '刚见了吴总，预算70万'), await filledIn(ask, '刚见了吴总，预算65万')]
    const { seen } = await ask<VisitPreview>('/api/visits/preview', one)
    await ask('/api/visits', { form: { ...other, key: randomUUID() } })
    await new Promise((resolve) => setTimeout(resolve, 300))
    await expect(ask('/api/visits', { form: one, seen })).rejects.toThrow('再看一眼')
  })
})
