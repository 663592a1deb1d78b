import type {
  DraftSheet,
  LibraryChoices,
  LibraryFileTrial,
  LibraryItem,
  LibraryPage,
  LibraryTried,
  PathDraft,
  TrackDraft,
} from '../../src/server/contract.ts'

const words: TrackDraft = {
  objection: 'PRICE',
  strategy: 'clarify',
  name: '先问用几年',
  opening: '价钱先放一边。{称呼}心里那把尺子，量的是买回来那天，还是用到第五年？',
  handling: '要是看五年，咱们把电费、耗材和停机一天的损失摆到一张纸上；只看头一天，我就只谈这一行的数。',
  nextStep: '您定看几年，我周四带着那张纸过来，当面把每一格填实。',
  avoid: '不要急着报折扣，也不要说别家用两年就坏。',
  evidence: ['多年使用费用空表'],
  listeners: ['EB', 'TB'],
  stages: [],
  industries: [],
  cues: [],
  clauses: { opening: [], handling: [], nextStep: [] },
}

const steps: PathDraft = {
  stages: (['lead', 'contact', 'need', 'solution', 'budget', 'bidding', 'negotiation', 'contract'] as const).map(
    (stage, at) => ({
      stage,
      name:
        ['线索核实', '首次拜访', '需求确认', '方案与试用', '内部立项', '比价或投标', '商务谈判', '签约走章'][at] ?? '',
      exit: [{ text: '知道对方单位全称' }, { text: '有一个能打通的联系人', shownBy: 'somebody-known' }],
      usualDays: { from: 3, to: 30 },
    }),
  ),
}

const draft: DraftSheet = {
  id: 'd1',
  writtenAt: '2026-11-24T01:00:00.000Z',
  state: 'submitted',
  retires: false,
  by: '顾盼',
  from: '林小满',
  words,
  differences: [
    { label: '名称', before: '先弄清贵是跟谁比', after: '先问用几年' },
    { label: '触发词', before: '', after: '五年' },
  ],
  findings: [{ field: 'opening', gravity: 'hint', text: '和“把用起来的钱也算进去”有一半以上是一样的话' }],
}

const item: LibraryItem = {
  kind: 'track',
  itemId: 'price-clarify',
  name: '先问用几年',
  about: '嫌贵 · 澄清提问',
  words,
  lines: [
    { label: '名称', text: words.name },
    { label: '开场', text: words.opening },
    { label: '应对', text: words.handling },
    { label: '下一步', text: words.nextStep },
    { label: '行业', text: '都行' },
  ],
  version: 2,
  retired: false,
  from: '林小满',
  editions: [
    {
      number: 2,
      at: '2026-11-20T01:00:00.000Z',
      who: '顾盼写，沈立发布',
      what: '',
      from: '林小满',
      now: true,
      differences: draft.differences,
    },
    {
      number: 1,
      at: '2026-11-02T01:00:00.000Z',
      who: '沈立退回',
      what: '退回随产品的那一版',
      now: false,
      differences: [],
    },
    { number: 0, who: '随产品', what: '', now: false, differences: [] },
  ],
  mayEdit: true,
}

const of = <Value extends string>(...pairs: [Value, string][]) => pairs.map(([value, label]) => ({ value, label }))

const choices: LibraryChoices = {
  topics: of(['PRICE', '嫌贵'], ['TIME', '再等等'], ['NONE', '推进']),
  strategies: of(['clarify', '澄清提问'], ['evidence', '证据价值'], ['advance', '推进动作']),
  roles: of(['EB', '拍板人'], ['UB', '使用人'], ['TB', '把关人']),
  stages: of(['lead', '线索'], ['need', '需求确认'], ['bidding', '招投标'], ['contract', '合同']),
  industries: ['医疗', '机械'],
  wares: of(['equipment', '设备'], ['software', '软件']),
  scenes: of(['retail-pharmacy', '连锁药店']),
  clauses: [{ value: 'drug-law-53', label: '药品管理法（2019 修订）第五十三条', gist: '连锁总部统一管理' }],
  blanks: ['称呼', '听者', '竞品', '客户', '预算'],
  signs: of(['somebody-known', '记录里有联系人']),
}

const list: LibraryPage = {
  tracks: [
    {
      id: 'price-clarify',
      name: '先问用几年',
      about: '嫌贵 · 澄清提问',
      where: '',
      opening: words.opening,
      version: 2,
      from: '林小满',
      retired: false,
    },
    {
      id: 'time-advance',
      name: '趁等集采做参数',
      about: '再等等 · 推进动作',
      where: '招投标、医疗',
      opening: words.handling,
      retired: true,
    },
  ],
  found: 273,
  paths: [
    { id: 'medical', name: '医疗器械·医院', version: 1 },
    { id: 'general', name: '通用' },
  ],
  drafts: [
    {
      id: 'd1',
      kind: 'track',
      itemId: 'price-clarify',
      name: '先问用几年',
      state: '等审批',
      by: '顾盼',
      at: draft.writtenAt,
      from: '林小满',
    },
  ],
  mayEdit: true,
  topics: choices.topics,
  strategies: choices.strategies,
  industries: choices.industries,
}

const tried: LibraryTried = {
  on: '示例：华东某三甲医院设备科',
  parts: [
    {
      label: '开场',
      pieces: [
        { kind: 'blank', text: '张主任', blank: '称呼', known: true },
        { kind: 'words', text: '心里那把尺子，和' },
        { kind: 'blank', text: '另一家', blank: '竞品', known: false },
        { kind: 'words', text: '比的是哪天？' },
        { kind: 'dropped', text: '{截止}以前', missing: ['截止'] },
      ],
    },
  ],
  standing: '发布之后，这一单的三套里就有它。',
  findings: [],
}

const fileTrial: LibraryFileTrial = {
  counts: { new: 1, changed: 1, unchanged: 329, wrong: 1 },
  items: [
    {
      line: 4,
      title: '保证全网最低',
      verdict: 'wrong',
      findings: [
        { line: 4, label: '异议', gravity: 'mistake', text: '不认识“太贵了”，能写的：嫌贵、没预算、做不了主、推进' },
        { line: 4, label: '开场', gravity: 'mistake', text: '“您放心”是空话，换成看得见的事' },
      ],
      differences: [],
    },
    {
      line: 2,
      title: '先问用几年',
      verdict: 'changed',
      findings: [{ line: 2, label: '应对', gravity: 'hint', text: '有具体数字（80 万），换一单还说得通吗？' }],
      differences: draft.differences,
    },
    {
      line: 3,
      title: '拿一个月的账来看',
      verdict: 'new',
      findings: [],
      differences: [{ label: '名称', before: '', after: '拿一个月的账来看' }],
    },
  ],
  more: 0,
  columns: [
    { column: '话术名称', label: '名称', sure: true },
    { column: '证据（要带的）', label: '带上的证据', sure: false },
  ],
  unused: ['备注'],
  notes: ['只读了第一张工作表“话术”，其余 1 张没有读'],
}

/** What the server would say of the library; nothing is kept. */
export function answerLibrary(parts: readonly string[], method: string, body: unknown): unknown {
  const [first = '', id = '', deed = ''] = parts
  if (first === '') return list
  if (first === 'files') return fileTrial
  if (first === 'choices') return choices
  if (first === 'try') return tried
  if (first === 'path') return { ...item, kind: 'path', itemId: id, name: '通用', about: '行业路径', words: steps }
  if (first === 'drafts' && method === 'POST') return answerDeed(id === '' ? 'write' : deed, body)
  return first === 'drafts' ? { ...item, draft } : item
}

function answerDeed(deed: string, body: unknown): unknown {
  if (deed === 'write') {
    const { words: written } = body as { words: TrackDraft }
    const findings =
      'handling' in written && written.handling === ''
        ? [{ field: 'handling', gravity: 'mistake', text: '还没写应对' }]
        : []
    return { ...item, draft: { ...draft, state: 'open', words: written, findings } }
  }
  if (deed === 'submit') return { ...item, draft }
  return deed === 'publish' ? item : {}
}
