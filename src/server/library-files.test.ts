import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoServer } from '../testing/demo-server.ts'
import { archiveOf, workbookParts } from '../testing/workbook.ts'
import type { LibraryFileTrial, LibraryItem, LibraryPage } from './contract.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'library-files-'))
})
afterAll(() => rm(folder, { recursive: true }))
const server = demoServer(() => ({ DATABASE_URL: `file:${join(folder, 'base.db')}` }))

/** 顾盼 is sales-ops and 沈立 the administrator of the demo company, 林晓 one of its reps. */
async function deskOf(userId: string) {
  const cookie = await server.cookieOf(userId)
  const asked = async <T>(path: string, body?: string | Buffer<ArrayBuffer>, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${server.sandtable.address}/api/library${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { cookie, ...headers },
      ...(body === undefined ? {} : { body }),
    })
    const said = (await answer.json()) as T & { message?: string }
    if (!answer.ok) throw new Error(said.message)
    return said
  }
  const file = (path: string, bytes: Uint8Array | string, headers = {}) =>
    asked<LibraryFileTrial>(`/files/${path}`, Buffer.from(bytes), {
      'content-type': 'application/octet-stream',
      ...headers,
    })
  return {
    page: () => asked<LibraryPage>(''),
    item: (path: string, body?: object) =>
      asked<LibraryItem>(
        `/${path}`,
        body === undefined ? undefined : JSON.stringify(body),
        body === undefined ? {} : { 'content-type': 'application/json' },
      ),
    tried: (bytes: Uint8Array | string) => file('try', bytes),
    broughtIn: (bytes: Uint8Array | string, headers = {}) => file('bring-in', bytes, headers),
    async download(path: string): Promise<Buffer> {
      const answer = await fetch(`${server.sandtable.address}/api/library/files/${path}`, { headers: { cookie } })
      if (!answer.ok) throw new Error(((await answer.json()) as { message: string }).message)
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename=/)
      return Buffer.from(await answer.arrayBuffer())
    },
  }
}

function exported(): { actor: string; subject: string; level: string }[] {
  const database = new Database(join(folder, 'base.db'), { readonly: true })
  try {
    return database
      .prepare<[], { actor: string; subject: string; level: string }>(
        "SELECT actor, subject, level FROM audit WHERE action = 'library.exported' ORDER BY seq",
      )
      .all()
  } finally {
    database.close()
  }
}

const own = `
## 先问用几年
异议：嫌贵
打法：澄清提问
开场：价钱先放一边。{称呼}心里那把尺子，量的是买回来那天，还是用到第五年？
应对：要是看五年，咱们把电费、耗材和停机一天的损失摆到一张纸上；要是只看头一天，我就只谈这一行的数。
下一步：您定看几年，我周四带着那张纸过来，当面把每一格填实。
不要说：不要急着报折扣，也不要说别家用两年就坏。
带上的证据：
- 多年使用费用空表
说给谁：拍板人、把关人
`

describe('what goes out comes back unchanged', () => {
  test.each([
    'tracks?form=markdown',
    'tracks?form=xlsx',
    'paths?form=markdown',
    'paths?form=xlsx',
    'template?form=xlsx',
  ])('%s', async (path) => {
    const gu = await deskOf('gu')
    const { counts, items } = await gu.tried(await gu.download(path))
    expect(items).toEqual([])
    const all = path.startsWith('tracks') ? (await gu.page()).found : path.startsWith('paths') ? 27 : 1
    expect(counts).toEqual({ new: 0, changed: 0, unchanged: all, wrong: 0 })
  })

  test('each has its line in the audit trail, with who took it; a refused one took nothing', async () => {
    const [gu, lin] = [await deskOf('gu'), await deskOf('lin')]
    const before = exported().length
    await gu.download('tracks?form=xlsx')
    await gu.download('paths?form=markdown')
    await gu.download('template?form=markdown')
    await expect(lin.download('tracks?form=xlsx')).rejects.toThrow('销售运营和管理员')
    const lines = exported().slice(before)
    expect(lines.map(({ subject, level }) => [subject, level])).toEqual([
      ['talk-tracks', 'auto'],
      ['paths', 'auto'],
    ])
    expect(new Set(lines.map(({ actor }) => actor)).size).toBe(1)
  })

  test('only what is looked for goes out', async () => {
    const gu = await deskOf('gu')
    const text = String(
      await gu.download(`tracks?${new URLSearchParams({ form: 'markdown', topic: 'PAYMENT', q: '' })}`),
    )
    expect(text).toContain('- 异议：账期付款')
    expect(text).not.toContain('- 异议：嫌贵')
  })
})

describe('what was written elsewhere', () => {
  test('is tried, becomes drafts, and is published by another; brought in again it changes nothing', async () => {
    const [gu, shen] = [await deskOf('gu'), await deskOf('shen')]
    const shipped = String(await gu.download('tracks?form=markdown&topic=PRICE'))
    const edited = `${shipped.replace('## 先弄清贵是跟谁比', '## 先问贵在哪')}\n${own}`
    const tried = await gu.tried(edited)
    expect(tried.counts).toMatchObject({ new: 1, changed: 1, wrong: 0 })
    expect(tried.items.map(({ title, verdict }) => [title, verdict])).toEqual([
      ['先问贵在哪', 'changed'],
      ['先问用几年', 'new'],
    ])
    expect(tried.items[0]?.differences).toEqual([{ label: '名称', before: '先弄清贵是跟谁比', after: '先问贵在哪' }])
    expect((await gu.page()).drafts).toEqual([])

    await gu.broughtIn(edited, { 'x-library-submit': '1' })
    const { drafts, tracks } = await gu.page()
    expect(drafts.map(({ name, state }) => [name, state]).sort()).toEqual([
      ['先问用几年', '等审批'],
      ['先问贵在哪', '等审批'],
    ])
    expect(tracks.some(({ name }) => name === '先问用几年')).toBe(false)
    expect((await gu.tried(edited)).counts).toMatchObject({ new: 0, changed: 0, wrong: 0 })
    await expect(shen.tried(own.replace('周四', '周五'))).resolves.toMatchObject({ counts: { wrong: 1 } })

    for (const { id } of drafts) {
      const { draft } = await shen.item(`drafts/${id}`)
      await expect(gu.item(`drafts/${id}/publish`, { writtenAt: draft?.writtenAt })).rejects.toThrow('自己写的')
      await shen.item(`drafts/${id}/publish`, { writtenAt: draft?.writtenAt })
    }
    const again = await gu.broughtIn(edited)
    expect(again.counts).toMatchObject({ new: 0, changed: 0, wrong: 0 })
    expect((await gu.page()).drafts).toEqual([])
    const changed = edited.replace('## 先问贵在哪', '## 先问贵多少')
    const [late] = (await gu.tried(changed)).items
    expect(late).toMatchObject({
      verdict: 'wrong',
      findings: [{ label: '版本', text: expect.stringContaining('重新导出') }],
    })
  })

  test('in a spreadsheet with other headers, each mistake has its line, its field and a sentence', async () => {
    const gu = await deskOf('gu')
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
    const row = (...cells: string[]) => `<row>${cells.map(cell).join('')}</row>`
    const sheet = row('话术名称', '回应什么', '接法', '开场白', '应对', '下一步', '备注').concat(
      row('换个算法', '太贵了', '澄清提问', '我们赋能您', '', '', ''),
      row('保证便宜', '嫌贵', '证据价值', '我们保证全网最低价，您放心', '应该行', '再说', ''),
    )
    const { counts, items, columns, unused } = await gu.tried(
      archiveOf(workbookParts(`<sheetData>${sheet}</sheetData>`)),
    )
    expect(counts).toEqual({ new: 0, changed: 0, unchanged: 0, wrong: 2 })
    expect(columns).toContainEqual({ column: '回应什么', label: '异议', sure: true })
    expect(unused).toEqual(['备注'])
    expect(items[0]?.findings).toEqual([
      { line: 2, label: '异议', gravity: 'mistake', text: expect.stringContaining('不认识“太贵了”') },
    ])
    expect(items[1]?.findings).toContainEqual({
      ...{ line: 3, label: '开场', gravity: 'mistake' },
      text: expect.stringContaining('您放心'),
    })
  })

  test('a rep neither takes it out nor brings any in', async () => {
    const lin = await deskOf('lin')
    await expect(lin.download('tracks?form=xlsx')).rejects.toThrow('销售运营和管理员')
    await expect(lin.tried(own)).rejects.toThrow('销售运营和管理员')
    await expect(lin.broughtIn(own)).rejects.toThrow('销售运营和管理员')
  })
})

describe('what is no library is refused with a sentence', () => {
  const bomb = archiveOf({
    ...workbookParts('<sheetData/>'),
    'xl/worksheets/sheet1.xml': new Uint8Array(300 * 1024 * 1024),
  })
  test.each<[string, () => Uint8Array | string, RegExp]>([
    ['more than 10 MB', () => new Uint8Array(10 * 1024 * 1024 + 1), /超过 10 MB/],
    ['a small archive that unpacks to 300 MB', () => bomb, /展开后太大/],
    ['a broken workbook', () => Buffer.from('PK\u0003\u0004 no workbook'), /读不下去/],
    ['nothing', () => '', /空的/],
    ['prose', () => '一段话，没有标题', /没有读到话术/],
    ['nine megabytes of one heading', () => `# 话术\n${'字'.repeat(3_000_000)}`, /超过 2 MB/],
    ['more than anybody reads', () => '## 甲\n'.repeat(2001), /最多 2000 套/],
  ])('%s', async (_, bytes, sentence) => {
    const gu = await deskOf('gu')
    await expect(gu.tried(bytes())).rejects.toThrow(sentence)
  })

  test('marks of a web page and formulas are mistakes of their lines', async () => {
    const gu = await deskOf('gu')
    const wrong = own
      .replace('不要急着', '<script>alert(1)</script>不要急着')
      .replace('- 多年使用费用空表', '- =HYPERLINK("http://x")')
    const { counts, items } = await gu.tried(wrong)
    expect(counts.wrong).toBe(1)
    expect(items[0]?.findings.map(({ line, label }) => [line, label])).toEqual([
      [8, '不要说'],
      [9, '带上的证据'],
    ])
  })
})
