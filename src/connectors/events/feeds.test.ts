import { expect, test } from 'vitest'
import { type Fetched, openFeeds } from './feeds.ts'

const rss = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>采购公告</title>
  <item><title>云澜二院 &amp; 影像设备更正公告</title><link>https://notices.example/1</link><guid isPermaLink="false">n-1</guid>
    <pubDate>Fri, 20 Nov 2026 10:00:00 +0800</pubDate>
    <description><![CDATA[<p>评分办法<b>变更</b>为最低价法</p><br/>]]></description></item>
  <item><title>没有日期和编号的一条</title></item></channel></rss>`

const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>舆情</title><entry><id>urn:1</id><title type="html">宏达精密被罚</title>
  <updated>2026-11-21T02:00:00Z</updated><content type="html">&lt;p&gt;环保处罚&lt;/p&gt;</content></entry></feed>`

/** A feed with a server behind it that answers in turn, and an intake that knows what it was told. */
function looking(answers: (Partial<Fetched> | Error)[], everyMinutes = 10) {
  const asked: Record<string, string>[] = []
  const taken: Record<string, unknown>[] = []
  const known = new Set<unknown>()
  let now = Date.parse('2026-11-24T01:00:00Z')
  const feeds = openFeeds({
    feeds: [{ name: 'ccgp', url: 'https://notices.example/feed', everyMinutes, always: { source: 'tender' } }],
    async get(_, headers) {
      asked.push(headers)
      const answer = answers[Math.min(asked.length, answers.length) - 1]
      if (answer instanceof Error) throw answer
      return { status: 200, headers: {}, body: Buffer.from(rss), ...answer }
    },
    async take(events) {
      return (events as Record<string, unknown>[]).map((event) => {
        if (known.has(event['id'])) return { outcome: 'repeat' }
        known.add(event['id'])
        taken.push(event)
        return { outcome: 'kept' }
      })
    },
    now: () => now,
  })
  return { asked, taken, round: feeds.round, after: (minutes: number) => (now += minutes * 60_000) }
}

test('entries become events in plain words, each once, at the feed’s own pace', async () => {
  const { taken, asked, round, after } = looking([{}])
  expect(await round()).toEqual([{ feed: 'ccgp', outcome: 'read', kept: 2, refused: 0 }])
  expect(taken[0]).toEqual({
    id: 'feed:ccgp:n-1',
    at: '2026-11-20T02:00:00.000Z',
    source: 'tender',
    from: 'system',
    text: '云澜二院 & 影像设备更正公告\n评分办法 变更 为最低价法',
  })
  // What has no time happened when it was first seen, and is known again all the same.
  expect(taken[1]).toMatchObject({ at: '2026-11-24T01:00:00.000Z', text: '没有日期和编号的一条' })
  expect(await round()).toEqual([])
  after(10)
  expect(await round()).toMatchObject([{ kept: 0 }])
  expect(asked).toHaveLength(2)
})

test('a server that can tell is asked for what is new alone, and one that wants peace is left in peace', async () => {
  const etag = { etag: '"a1"', 'last-modified': 'Fri, 20 Nov 2026 02:00:00 GMT' }
  const { asked, round, after } = looking([
    { headers: etag },
    { status: 304, body: Buffer.alloc(0), headers: { 'retry-after': '3600' } },
  ])
  await round()
  after(10)
  expect(await round()).toEqual([{ feed: 'ccgp', outcome: 'unchanged', kept: 0, refused: 0 }])
  expect(asked[1]).toMatchObject({ 'if-none-match': '"a1"', 'if-modified-since': 'Fri, 20 Nov 2026 02:00:00 GMT' })
  after(30)
  expect(await round()).toEqual([])
  after(30)
  expect(await round()).toHaveLength(1)
})

test('a server may name the hour it wants peace until, and gets six of them at most', async () => {
  const { round, after } = looking([
    { headers: { 'retry-after': 'Tue, 24 Nov 2026 02:00:00 GMT' } },
    { status: 503, headers: { 'retry-after': 'Tue, 24 Nov 2099 02:00:00 GMT' } },
    { headers: { 'retry-after': 'Mon, 23 Nov 2026 02:00:00 GMT' } },
  ])
  await round()
  after(59)
  expect(await round()).toEqual([])
  after(1)
  expect(await round()).toMatchObject([{ outcome: 'failed' }])
  after(6 * 60 - 1)
  expect(await round()).toEqual([])
  after(1)
  expect(await round()).toHaveLength(1)
  // An hour that is over asks for nothing.
  after(10)
  expect(await round()).toHaveLength(1)
})

test('entries whose long addresses differ at their end alone are two, each known again', async () => {
  const address = `https://notices.example/${'a'.repeat(300)}`
  const item = (n: number) => `<item><title>公告${n}</title><link>${address}?id=${n}</link></item>`
  const body = Buffer.from(`<rss version="2.0"><channel><title>公告</title>${item(1)}${item(2)}</channel></rss>`)
  const { taken, round, after } = looking([{ body }])
  expect(await round()).toMatchObject([{ kept: 2 }])
  expect(taken.map(({ id }) => String(id).length <= 200)).toEqual([true, true])
  after(10)
  expect(await round()).toMatchObject([{ kept: 0 }])
})

test('a feed that fails is asked ever more seldom, and says why; the next success is as before', async () => {
  const { round, after } = looking([new Error('连不上'), { status: 500 }, { body: Buffer.from('<html>') }, {}])
  expect(await round()).toMatchObject([{ outcome: 'failed', why: '连不上' }])
  after(10)
  expect(await round()).toMatchObject([{ outcome: 'failed', why: '服务器答 500' }])
  after(10)
  expect(await round()).toEqual([])
  after(10)
  expect(await round()).toMatchObject([{ outcome: 'failed', why: expect.stringMatching(/feed/i) }])
  after(40)
  expect(await round()).toMatchObject([{ outcome: 'read', kept: 2 }])
})

test('Atom is read as RSS is, and a feed in GBK by the encoding it names', async () => {
  const told = looking([{ body: Buffer.from(atom) }])
  await told.round()
  expect(told.taken).toMatchObject([{ id: 'feed:ccgp:urn:1', text: '宏达精密被罚\n环保处罚' }])
  const [head, tail] = [
    '<?xml version="1.0" encoding="gb2312"?><rss version="2.0"><channel><item><title>',
    '</title></item></channel></rss>',
  ]
  const gbk = looking([{ body: Buffer.concat([Buffer.from(head), Buffer.from('d6d0b9fa', 'hex'), Buffer.from(tail)]) }])
  await gbk.round()
  expect(gbk.taken).toMatchObject([{ text: '中国' }])
})
