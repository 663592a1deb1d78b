import { describe, expect, test } from 'vitest'
import { demoServer } from '../testing/demo-server.ts'
import type { DealList, LibraryItem, LibraryPage, LibraryTried, PathDraft, TrackDraft } from './contract.ts'

const server = demoServer()

/** 顾盼 is sales-ops and 沈立 the administrator of the demo company, 林晓 one of its reps. */
async function pagesOf(userId: string) {
  const asked = await server.pagesOf(userId)
  return {
    library: (query = '') => asked<LibraryPage>(`/api/library${query}`),
    item: (path: string, body?: unknown) => asked<LibraryItem>(`/api/library/${path}`, body),
    tried: (body: unknown) => asked<LibraryTried>('/api/library/try', body),
    asked,
  }
}

const path = 'track/price-clarify'

describe('the library on the pages', () => {
  test('is looked through by everybody: by words, topic, way and trade', async () => {
    const lin = await pagesOf('lin')
    const all = await lin.library()
    expect(all.found).toBeGreaterThan(250)
    expect(all.mayEdit).toBe(false)
    expect(all.paths).toHaveLength(27)
    const found = await lin.library(`?${new URLSearchParams({ q: '贵 配置', topic: 'PRICE', strategy: 'clarify' })}`)
    expect(found.tracks.map(({ name }) => name)).toContain('先弄清贵是跟谁比')
    expect(found.tracks.every(({ about }) => about === '嫌贵 · 澄清提问')).toBe(true)
    expect((await lin.library('?own=1')).found).toBe(0)
  })

  test('a rep looks and does not write', async () => {
    const lin = await pagesOf('lin')
    const { words, editions, mayEdit } = await lin.item(path)
    expect(mayEdit).toBe(false)
    expect(editions).toMatchObject([{ number: 0, who: '随产品', now: true }])
    await expect(lin.item('drafts', { kind: 'track', itemId: 'price-clarify', words })).rejects.toThrow('你可以看')
    await expect(lin.item(`${path}/restore`, { number: 0 })).rejects.toThrow('你可以看')
  })

  test('one writes, another publishes, and a step back brings the words of before', async () => {
    const [gu, shen, lin] = [await pagesOf('gu'), await pagesOf('shen'), await pagesOf('lin')]
    const before = (await gu.item(path)).words as TrackDraft
    const wrong = { ...before, name: '换个问法', opening: '我们赋能您' }
    const { draft } = await gu.item('drafts', { kind: 'track', itemId: 'price-clarify', words: wrong })
    expect(draft?.findings.map(({ field }) => field)).toContain('opening')
    await expect(gu.item(`drafts/${draft?.id}/submit`, {})).rejects.toThrow('处要改')
    expect((await lin.library()).drafts).toEqual([])

    const words = { ...before, name: '换个问法' }
    const again = await gu.item('drafts', {
      id: draft?.id,
      writtenAt: draft?.writtenAt,
      kind: 'track',
      itemId: 'price-clarify',
      words,
    })
    expect(again.draft?.differences).toEqual([{ label: '名称', before: before.name, after: '换个问法' }])
    await expect(gu.item('drafts', { kind: 'track', itemId: 'price-clarify', words })).rejects.toThrow('已经有人在改')
    const { draft: submitted } = await gu.item(`drafts/${draft?.id}/submit`, {})
    expect(submitted?.notBy).toContain('等另一位')
    const publish = { writtenAt: submitted?.writtenAt }
    await expect(gu.item(`drafts/${draft?.id}/publish`, publish)).rejects.toThrow('自己写的')
    await expect(shen.item(`drafts/${draft?.id}/publish`, { writtenAt: 'earlier' })).rejects.toThrow('刚被别人改过')
    const published = await shen.item(`drafts/${draft?.id}/publish`, publish)
    expect(published).toMatchObject({ name: '换个问法', version: 1 })
    expect(published.editions[0]).toMatchObject({ who: '顾盼写，沈立发布', now: true })
    expect(published.editions[0]?.differences).toHaveLength(1)
    expect((await lin.library('?own=1')).tracks).toMatchObject([{ id: 'price-clarify', version: 1 }])

    const back = await gu.item(`${path}/restore`, { number: 0 })
    expect(back).toMatchObject({ name: before.name, version: 2 })
    expect(back.editions.map(({ what }) => what)).toEqual(['退回随产品的那一版', '', ''])
  })

  test('a path’s stages are written the same way', async () => {
    const [gu, shen] = [await pagesOf('gu'), await pagesOf('shen')]
    const { stages } = (await gu.item('path/medical')).words as PathDraft
    const renamed = stages.map((stage, at) => (at === 0 ? { ...stage, name: '摸底' } : stage))
    const made = { kind: 'path', itemId: 'medical', words: { stages: renamed } }
    const { draft } = await gu.item('drafts', made)
    await gu.item(`drafts/${draft?.id}/submit`, {})
    const { version, lines } = await shen.item(`drafts/${draft?.id}/publish`, { writtenAt: draft?.writtenAt })
    expect(version).toBe(1)
    expect(lines[0]?.text).toContain('摸底')
  })

  test('words are tried on a deal one may see, and on an example; nothing is written', async () => {
    const [lin, gu] = [await pagesOf('lin'), await pagesOf('gu')]
    const words = (await gu.item(path)).words as TrackDraft
    const { deals } = await lin.asked<DealList>('/api/deals')
    const tried = await gu.tried({ itemId: 'price-clarify', dealId: deals[0]?.id, words })
    expect(tried.on).toContain(deals[0]?.customer)
    expect(tried.parts.map(({ label }) => label)).toEqual(['开场', '应对', '下一步', '不要说'])
    const example = await gu.tried({
      words: { ...words, opening: '[{截止}以前，]{称呼}和{竞品}谈过了吗？这件事拖不起。' },
    })
    expect(example.parts[0]?.pieces).toMatchObject([
      { kind: 'dropped', missing: ['截止'] },
      { kind: 'blank', text: '张主任', known: true },
      { kind: 'words' },
      { kind: 'blank', text: '迈瑞' },
      { kind: 'words' },
    ])
    const zhou = await pagesOf('zhou')
    await expect(zhou.tried({ dealId: deals[0]?.id, words })).rejects.toThrow('没找到')
  })
})
