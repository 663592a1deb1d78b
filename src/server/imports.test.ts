import { describe, expect, test } from 'vitest'
import { demoServer } from '../testing/demo-server.ts'
import { measureTurns } from '../testing/turns.ts'
import { archiveOf, workbookParts } from '../testing/workbook.ts'
import type { DealList, ImportDryRun, ImportList, ImportReading, ImportState, ImportUndone } from './contract.ts'

const server = demoServer()
const { call } = server

async function browserOf(userId: string) {
  const cookie = await server.cookieOf(userId)
  const post = (path: string, json: unknown) => call(path, { cookie, json })
  return {
    post,
    get: (path: string) => call(path, { cookie }),
    upload: (kind: string, content: string | Uint8Array, headers: Record<string, string> = {}) =>
      call('/api/imports/uploads', {
        cookie,
        bytes: content,
        headers: { 'x-import-kind': kind, 'x-file-name': encodeURIComponent('客户 名单.csv'), ...headers },
      }),
    async bringIn(kind: string, content: string | Uint8Array, more: object = {}): Promise<ImportState> {
      const { uploadId, mapping } = await read<ImportReading>(this.upload(kind, content))
      const begun = await read<ImportState>(post(`/api/imports/uploads/${uploadId}/run`, { mapping, ...more }))
      return ended(() => this.get(`/api/imports/${begun.id}`))
    },
  }
}

async function read<T>(answer: Promise<Response>): Promise<T> {
  const response = await answer
  const body = await response.json()
  if (!response.ok) throw new Error(`${response.status} ${(body as { message: string }).message}`)
  return body as T
}

async function ended(ask: () => Promise<Response>): Promise<ImportState> {
  for (;;) {
    const state = await read<ImportState>(ask())
    if (state.state !== 'running') return state
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const basis = { source: '2026 年上海展会交换名片', legalBasis: 'consent' }
const dealCount = async (who: string) => (await read<DealList>((await browserOf(who)).get('/api/deals'))).deals.length

const openDeals = `商机编号,客户名称,商机名称,阶段,金额(万元),联系人
N1,青禾传感器有限公司,产线数据采集,方案测试,80,王芳
N2,青禾传感器,二期,线索,面谈,
N3,,没有客户,线索,10,
`

describe('bringing a file in', () => {
  test('is guessed, tried without writing, done, reported, known again, and taken back', async () => {
    const lin = await browserOf('lin')
    const before = await dealCount('lin')
    const reading = await read<ImportReading>(lin.upload('open-deals', openDeals))
    expect(reading).toMatchObject({ rows: 3, file: '客户 名单.csv', basis: 'for contacts', remembered: false })
    expect(reading.mapping.columns).toMatchObject({ customer: '客户名称', number: '商机编号', amount: '金额(万元)' })
    expect(reading.columns[3]).toEqual({ name: '阶段', examples: ['方案测试', '线索'] })

    const tried = await read<ImportDryRun>(
      lin.post(`/api/imports/uploads/${reading.uploadId}/dry-run`, { mapping: reading.mapping, basis }),
    )
    expect(tried.counts).toEqual({ add: 2, update: 0, same: 0, skip: 0, bad: 1 })
    expect(tried.problems).toMatchObject([
      { line: 3, column: '金额(万元)', value: '面谈', stops: false },
      { line: 4, column: '客户名称', stops: true },
    ])
    expect(await dealCount('lin')).toBe(before)

    const done = await lin.bringIn('open-deals', openDeals, { basis })
    expect(done).toMatchObject({ state: 'done', counts: { add: 2, bad: 1 } })
    expect(await dealCount('lin')).toBe(before + 2)
    const report = await lin.get(`/api/imports/${done.id}/report`)
    expect(report.headers.get('content-disposition')).toContain('attachment')
    expect(await report.text()).toContain('4,有问题,没有客户,客户名称,,没有客户名称，这一行没法导入，请补上')

    const again = await lin.bringIn('open-deals', openDeals, { basis })
    expect(again.counts).toEqual({ add: 0, update: 0, same: 2, skip: 0, bad: 1 })
    const undone = await read<ImportUndone>(lin.post(`/api/imports/${done.id}/undo`, {}))
    expect(undone).toMatchObject({ taken: 4, left: [], made: { state: 'undone' } })
    expect(await dealCount('lin')).toBe(before)
    await expect(read(lin.post(`/api/imports/${done.id}/undo`, {}))).rejects.toThrow('已经撤销过了')
    expect(await server.sandtable.storage.firstBrokenAudit('demo')).toBeUndefined()
  })

  test('the way a file was read is remembered for the next one of its shape', async () => {
    const gu = await browserOf('gu')
    const file = '客户,谁跟,分级\n云溪水务,小林,甲\n'
    const first = await read<ImportReading>(gu.upload('customers', file))
    const owners = first.owners.find(({ label }) => label === '林晓')?.value
    const mapping = { ...first.mapping, columns: { customer: '客户', owner: '谁跟' } }
    const chosen = await read<ImportReading>(gu.post(`/api/imports/uploads/${first.uploadId}/reading`, { mapping }))
    expect(chosen.words).toMatchObject([{ field: 'owner', words: [{ word: '小林', count: 1 }] }])
    const settled = { mapping: { ...mapping, words: { owner: { 小林: owners } } } }
    await read(gu.post(`/api/imports/uploads/${first.uploadId}/run`, settled))
    const second = await read<ImportReading>(gu.upload('customers', file.replace('云溪水务', '云溪燃气')))
    expect(second).toMatchObject({ remembered: true, mapping: settled.mapping })
  })

  test('what somebody has built on since stays when the rest is taken back, and is named', async () => {
    const lin = await browserOf('lin')
    const done = await lin.bringIn('open-deals', '客户名称,商机名称\n北辰仪表,一期\n南屏制药,二期\n')
    const { deals } = await read<DealList>(lin.get('/api/deals'))
    const touched = deals.find(({ customer }) => customer === '北辰仪表')?.id ?? ''
    const person = await server.sandtable.storage.people.known('demo', { platform: 'console', userId: 'lin' })
    if (person === undefined) throw new Error('lin is not there')
    const { id: ownerId, tenantId, teamId } = person
    const at = '2026-11-24T02:00:00.000Z'
    const visit = {
      id: 'visit',
      tenantId,
      ownerId,
      teamId,
      dealId: touched,
      on: '2026-11-24',
      at,
      loggedAt: at,
      text: '见了',
    }
    const entry = await server.sandtable.storage.journal.receive({
      platform: 'console',
      corp: 'demo',
      conversation: 'console/demo/lin' as never,
      speaker: 'lin',
      dedupeKey: 'visit',
      receivedAt: 1,
      content: { kind: 'text', text: '见了' },
    })
    if (entry === 'repeat') throw new Error('heard before')
    const changes = [{ kind: 'visit.logged' as const, level: 'confirm' as const, subject: visit.id, visit }]
    await server.sandtable.storage.journal.conclude(entry, { tenantId, personId: ownerId, replies: [], changes }, 1)

    const undone = await read<ImportUndone>(lin.post(`/api/imports/${done.id}/undo`, {}))
    expect(undone.left).toEqual([
      { title: '北辰仪表 · 一期', why: '导入之后有了拜访、任务或别的记录' },
      { title: '北辰仪表', why: '导入之后有了商机、联系人或拜访' },
    ])
    expect(undone.taken).toBe(2)
    const left = await read<DealList>(lin.get('/api/deals'))
    expect(left.deals.map(({ customer }) => customer)).toContain('北辰仪表')
    expect(left.deals.map(({ customer }) => customer)).not.toContain('南屏制药')
  })
})

describe('who may, and what is refused', () => {
  test('a rep brings in their own alone, and sees nobody else’s imports', async () => {
    const lin = await browserOf('lin')
    const reading = await read<ImportReading>(lin.upload('open-deals', '客户名称,商机名称,负责人\n甲,乙,周启明\n'))
    expect(reading.owners.map(({ label }) => label)).toEqual(['林晓'])
    const foreign = { ...reading.mapping, words: { owner: { 周启明: '0de30000-0002-7000-8000-000000000002' } } }
    const tried = await read<ImportDryRun>(
      lin.post(`/api/imports/uploads/${reading.uploadId}/dry-run`, { mapping: foreign }),
    )
    expect(tried.counts).toMatchObject({ add: 0, bad: 1 })

    const zhou = await browserOf('zhou')
    const theirs = await zhou.bringIn('customers', '客户名称\n周的客户\n')
    expect((await lin.get(`/api/imports/${theirs.id}`)).status).toBe(403)
    expect((await lin.get(`/api/imports/${theirs.id}/report`)).status).toBe(403)
    expect((await lin.post(`/api/imports/${theirs.id}/undo`, {})).status).toBe(403)
    const { imports } = await read<ImportList>(lin.get('/api/imports'))
    expect(imports.map(({ id }) => id)).not.toContain(theirs.id)
    const upload = await read<ImportReading>(zhou.upload('customers', '客户名称\n周的客户\n'))
    const stolen = lin.post(`/api/imports/uploads/${upload.uploadId}/run`, { mapping: upload.mapping })
    expect((await stolen).status).toBe(403)
  })

  test('an administrator brings in for everybody without seeing deals otherwise', async () => {
    const shen = await browserOf('shen')
    const done = await shen.bringIn('open-deals', '客户名称,商机名称,负责人\n丁公司,戊,周启明\n')
    expect(done.counts.add).toBe(1)
    expect(await dealCount('shen')).toBe(0)
  })

  test('contacts without source and legal basis', async () => {
    const lin = await browserOf('lin')
    const { uploadId, mapping } = await read<ImportReading>(lin.upload('contacts', '客户名称,联系人\n甲,王芳\n'))
    const without = await lin.post(`/api/imports/uploads/${uploadId}/run`, { mapping })
    expect([without.status, ((await without.json()) as { message: string }).message]).toEqual([
      403,
      '导入联系人要先说明来源，并选一项合法依据（个人信息保护法第十三条）；没有依据的联系人不能导入',
    ])
  })

  test('other sites, other types, too much, and what is no table', async () => {
    const lin = await browserOf('lin')
    const status = async (content: string | Uint8Array, headers: Record<string, string> = {}) =>
      (await lin.upload('customers', content, headers)).status
    expect(await status('客户名称\n甲', { 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await status('客户名称\n甲', { 'content-type': 'text/plain' })).toBe(415)
    expect(await status('客户名称\n甲', { 'content-type': 'multipart/form-data; boundary=x' })).toBe(415)
    expect(await status('客户名称\n甲', { 'x-import-kind': 'passwords' })).toBe(400)
    expect(await status(new Uint8Array(10 * 1024 * 1024 + 1))).toBe(413)
    expect(await status('客户名称\n')).toBe(403)
    expect((await call('/api/imports', {})).status).toBe(401)
    const { uploadId, mapping } = await read<ImportReading>(lin.upload('customers', '客户名称\n甲'))
    const wrong = { mapping: { ...mapping, columns: { password: '客户名称' } } }
    expect((await lin.post(`/api/imports/uploads/${uploadId}/run`, wrong)).status).toBe(400)
    expect((await lin.post(`/api/imports/uploads/${uploadId}/run`, { mapping: { columns: {} } })).status).toBe(403)
  })
})

test('20,000 rows are brought in while others are served', async () => {
  const row = (index: number) =>
    `<row>${[`N${index}`, `客户${index % 5000}`, `商机${index}`, '方案测试', String(index % 900), '周启明', '王芳'].map(cell).join('')}</row>`
  const head = ['商机编号', '客户名称', '商机名称', '阶段', '金额(万元)', '负责人', '联系人']
  const rows = Array.from({ length: 20_000 }, (_, index) => row(index)).join('')
  const big = archiveOf(workbookParts(`<sheetData><row>${head.map(cell).join('')}</row>${rows}</sheetData>`))
  const gu = await browserOf('gu')
  const turns = measureTurns()
  const begun = performance.now()
  const { uploadId, mapping } = await read<ImportReading>(gu.upload('open-deals', big))
  const tried = await read<ImportDryRun>(gu.post(`/api/imports/uploads/${uploadId}/dry-run`, { mapping, basis }))
  expect(tried.counts.add).toBe(20_000)
  const started = await read<ImportState>(gu.post(`/api/imports/uploads/${uploadId}/run`, { mapping, basis }))
  const done = await ended(() => gu.get(`/api/imports/${started.id}`))
  const { p99, longest } = turns()
  expect(done).toMatchObject({ state: 'done', counts: { add: 20_000 } })
  const took = Math.round(performance.now() - begun)
  console.log(
    `20,000 rows: ${took} ms in all; CPU between turns p99 ${p99.toFixed(0)} ms, longest ${longest.toFixed(0)} ms`,
  )
  expect(p99).toBeLessThan(50)
  expect(took).toBeLessThan(90_000)
}, 120_000)

function cell(text: string): string {
  return `<c t="inlineStr"><is><t>${text}</t></is></c>`
}
