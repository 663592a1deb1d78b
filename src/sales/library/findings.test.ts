import { describe, expect, test } from 'vitest'
import { type Draft, TrackDraft } from './draft.ts'
import { findingsOf } from './findings.ts'
import { asShipped } from './library.ts'
import { pathDraftOf, stepsOf, trackDraftOf, trackOf } from './words.ts'

const known = asShipped.tracks.find(({ id }) => id === 'price-clarify')
if (known === undefined) throw new Error('no price-clarify')
const own: TrackDraft = {
  ...trackDraftOf(known),
  name: '先问用几年',
  opening: '价钱先放一边。{称呼}心里那把尺子，量的是买回来那天，还是用到第五年？',
  handling: '要是看五年，咱们把电费、耗材和停机一天的损失摆到一张纸上；要是只看头一天，我就只谈这一行的数。',
  nextStep: '您定看几年，我周四带着那张纸过来，当面把每一格填实。',
}

function about(words: TrackDraft, itemId = 'price-clarify-own'): string[] {
  const draft = { kind: 'track', itemId, words, retires: false } as Draft
  return findingsOf(draft, asShipped).map(({ field, gravity, text }) => `${gravity} ${field} ${text}`)
}

test('words that can be said have nothing against them', () => {
  expect(about(own)).toEqual([])
  expect(trackOf('price-clarify-own', own)).toBeDefined()
})

describe('what is found', () => {
  const clauses = { opening: [], handling: [], nextStep: [] }
  test.each<[string, Partial<TrackDraft>, string]>([
    ['a missing part', { handling: '' }, 'mistake handling 还没写应对'],
    [
      'a name too long for the card',
      { name: '一二三四五六七八九十一二三四五' },
      'mistake name 要 2–14 个字，现在 15 个',
    ],
    ['a name that is taken', { name: '先弄清贵是跟谁比' }, 'mistake name 已经有一套叫这个名字'],
    ['a blank nobody fills', { opening: `{成本}${own.opening}` }, 'mistake opening 没有“{成本}”这个空格'],
    ['a blank without brackets', { opening: `{预算}${own.opening}` }, 'mistake opening “{预算}”不一定知道'],
    ['brackets that do not match', { opening: `[${own.opening}` }, 'mistake opening 括号没有配成对'],
    [
      'marks of a web page',
      { avoid: `<img src=x onerror=alert(1)>${own.avoid}` },
      'mistake avoid “<img src=x onerr”是网页标记',
    ],
    ['a formula', { evidence: ['=HYPERLINK("http://x")'] }, 'mistake evidence 开头像公式'],
    ['an empty phrase', { opening: `我们赋能您。${own.opening}` }, 'mistake opening “赋能”是空话'],
    ['a forbidden promise', { nextStep: `${own.nextStep}回扣好商量。` }, 'mistake nextStep “回扣”不能说'],
    [
      'a regulated scene without its clauses',
      { scene: 'retail-pharmacy', clauses },
      'mistake clauses 连锁药店是受监管场景，“开场”',
    ],
    [
      'a clause that does not exist',
      { clauses: { ...clauses, opening: ['drug-law-999'] } },
      'mistake clauses 没有这一条法规',
    ],
    ['nobody to say it to', { listeners: [] }, 'mistake listeners'],
    ['no evidence', { evidence: [] }, 'mistake evidence'],
    [
      'words that are there already',
      { opening: known.opening, handling: known.handling },
      'hint opening 和“先弄清贵是跟谁比”',
    ],
    ['one deal’s figures', { opening: `${own.opening}80 万的事。` }, 'hint opening 有具体数字（80 万）'],
  ])('%s', (_, change, text) => {
    expect(about({ ...own, ...change }).filter((each) => each.startsWith(text))).toHaveLength(1)
  })
})

test('without mistakes a draft can be published, with some it cannot', () => {
  for (const track of asShipped.tracks) {
    const words = TrackDraft.parse(trackDraftOf(track))
    expect(trackOf(track.id, words)).toEqual(track)
    expect(about(words, track.id)).toEqual([])
  }
})

test('a track that alone answers something is not retired, nor narrowed', () => {
  const lonely = asShipped.tracks.filter(
    ({ objection, strategy, scene, stages, industries, cues }) =>
      objection === 'PRICE' && strategy === 'clarify' && scene === undefined && !stages && !industries && !cues,
  )
  expect(lonely).toHaveLength(1)
  const draft = { kind: 'track', itemId: known.id, words: trackDraftOf(known), retires: true } as Draft
  expect(findingsOf(draft, asShipped)).toMatchObject([{ gravity: 'mistake' }])
  expect(about({ ...trackDraftOf(known), stages: ['lead'] }, known.id)).toHaveLength(1)
})

describe('a path', () => {
  test.each(asShipped.paths)('$name comes back as it was, with nothing against it', (path) => {
    const words = pathDraftOf(path)
    expect(stepsOf(path, words)).toEqual({ stages: path.stages })
    expect(findingsOf({ kind: 'path', itemId: path.id, words, retires: false } as Draft, asShipped)).toEqual([])
  })

  test('with a stage that cannot be is told which', () => {
    const [path] = asShipped.paths
    if (path === undefined) throw new Error('no path')
    const words = pathDraftOf(path)
    const [first, ...rest] = words.stages
    const stages =
      first === undefined ? rest : [{ ...first, name: '', exit: [], usualDays: { from: 5, to: 6 } }, ...rest]
    const found = findingsOf({ kind: 'path', itemId: path.id, words: { stages }, retires: false } as Draft, asShipped)
    expect(found.map(({ field }) => field)).toEqual(['stages.0', 'stages.0', 'stages.0'])
  })
})
