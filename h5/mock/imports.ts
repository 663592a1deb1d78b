import type { ImportDryRun, ImportReading, ImportState, Mapping } from '../../src/server/contract.ts'
import type { Answer } from './answers.ts'

const at = '2026-11-24T01:05:00.000Z'

export const reading: ImportReading = {
  uploadId: 'upload',
  file: '在谈商机 2026-11.xlsx',
  rows: 1280,
  notes: ['只读了第一张工作表“商机”，其余 2 张没有读', '表头在第 3 行，它上面的 2 行没有读'],
  remembered: false,
  mapping: {
    columns: {
      customer: '客户名称',
      deal: '项目',
      stage: '进展',
      amount: '金额(万元)',
      owner: '业务员',
      contact: '对接人',
    },
    unit: 'wan',
    words: { stage: { 方案报价: 'solution', 商务谈判: 'negotiation' }, owner: { 林晓: 'lin' } },
    same: {},
    conflicts: 'keep',
  },
  fields: [
    { key: 'customer', label: '客户名称', required: true, by: 'header', sure: true },
    { key: 'deal', label: '商机名称', required: false, by: 'header', sure: true },
    { key: 'stage', label: '阶段', required: false, by: 'header', sure: false },
    { key: 'amount', label: '金额', required: false, by: 'header', sure: true },
    { key: 'owner', label: '负责人', required: false, by: 'values', sure: false },
    { key: 'contact', label: '联系人', required: false, by: 'header', sure: true },
    { key: 'product', label: '产品', required: false, sure: false },
  ],
  columns: [
    { name: '客户名称', examples: ['苏州宏达精密机械有限公司', '青禾传感器', '云澜二院'] },
    { name: '项目', examples: ['产线数据采集', '二期扩容'] },
    { name: '进展', examples: ['方案报价', '待定标'] },
    { name: '金额(万元)', examples: ['80', '1200', '面谈'] },
    { name: '业务员', examples: ['林晓', '小周'] },
    { name: '对接人', examples: ['王芳', '赵主任'] },
    { name: '备注', examples: ['等年底预算'] },
  ],
  suggestions: [{ column: '跟进状态', field: 'outcome', label: '结果' }],
  moneyExample: '80 读作 80 万',
  units: [
    { value: 'yuan', label: '元' },
    { value: 'wan', label: '万元' },
  ],
  words: [
    {
      field: 'stage',
      label: '阶段',
      choices: [
        { value: 'solution', label: '方案测试' },
        { value: 'bidding', label: '招投标' },
        { value: 'negotiation', label: '商务谈判' },
      ],
      words: [
        { word: '方案报价', count: 640, value: 'solution' },
        { word: '待定标', count: 320 },
        { word: '商务谈判', count: 300, value: 'negotiation' },
      ],
    },
    {
      field: 'owner',
      label: '负责人',
      choices: [
        { value: 'lin', label: '林晓' },
        { value: 'zhou', label: '周启明' },
      ],
      words: [{ word: '林晓', count: 1280, value: 'lin' }],
    },
  ],
  owners: [
    { value: 'lin', label: '林晓' },
    { value: 'zhou', label: '周启明' },
  ],
  basis: 'for contacts',
  legalBases: [
    { value: 'consent', label: '本人同意', means: '告知过用途，本人同意我们保存和联系（第十三条第一项）' },
    {
      value: 'contract',
      label: '订立或履行合同所必需',
      means: '本人是合同一方，或合同里写明的经办人（第十三条第二项）',
    },
    { value: 'public', label: '已经合法公开', means: '本人自行公开，或依法公开，且在合理范围内使用（第十三条第六项）' },
  ],
}

export const trial: ImportDryRun = {
  counts: { add: 1204, update: 31, same: 12, skip: 9, bad: 24 },
  lessons: [
    '212 单写明了结案前某天的情况，可以用来学习赢单概率。',
    '其余只计入同类赢率，不用来学习：只有结案后的值（没有数据日期） 80 单；数据日期离结束日期不到 3 天 12 单。',
    '“对手”在赢单里占 2 %、丢单里占 91 %，多半是结案时才写的，这一项不学。',
  ],
  examples: {
    add: [
      { line: 4, title: '苏州宏达精密机械有限公司 · 产线数据采集' },
      { line: 5, title: '青禾传感器 · 二期扩容' },
    ],
    update: [{ line: 9, title: '云澜二院 · 血液分析仪', note: '金额与沙盘里的不同，保留了沙盘里的' }],
    same: [],
    skip: [{ line: 17, title: '青禾传感器 · 二期扩容', note: '与第 5 行是同一单' }],
  },
  maybe: [
    { said: '苏州宏大精密机械有限公司', like: '苏州宏达精密机械有限公司', rows: 3 },
    { said: '青禾传感器华东', like: '青禾传感器', rows: 1 },
  ],
  problems: Array.from({ length: 24 }, (_, index) => ({
    line: 30 + index,
    column: index % 2 === 0 ? '金额(万元)' : '客户名称',
    value: index % 2 === 0 ? '面谈' : '',
    why:
      index % 2 === 0
        ? '读不出是多少钱（没写单位的数按万元算），这一格当作未知'
        : '没有客户名称，这一行没法导入，请补上',
    stops: index % 2 === 1,
  })),
  moreProblems: 0,
}

const finished: ImportState = {
  id: 'earlier',
  file: '客户名单.csv',
  kind: 'customers',
  state: 'done',
  counts: { add: 86, update: 3, same: 0, skip: 0, bad: 2 },
  lessons: [],
  at,
  undoUntil: '2026-12-01T01:05:00.000Z',
}

/** Half way when it is first asked how far it is, done when it is asked again. */
let asked = 0

export function answerImport(id: string, deed: string | undefined, last: string, body: unknown): Answer {
  const { mapping = reading.mapping } = (body ?? {}) as { mapping?: Mapping }
  if (id === '') return { status: 200, body: { imports: [finished] } }
  if (id === 'uploads' && (deed === undefined || last === deed)) return { status: 200, body: reading }
  if (last === 'reading') return { status: 200, body: { ...reading, mapping, words: chosenWords(mapping) } }
  if (last === 'dry-run')
    return { status: 200, body: Object.keys(mapping.same).length > 0 ? { ...trial, maybe: [] } : trial }
  const state: ImportState = {
    ...finished,
    id: 'new',
    file: reading.file,
    kind: 'open-deals',
    counts: trial.counts,
    lessons: trial.lessons,
  }
  if (last === 'run') {
    asked = 0
    return { status: 202, body: running(state) }
  }
  if (last === 'undo') {
    const { undoUntil: _, ...made } = { ...state, state: 'undone' as const }
    return {
      status: 200,
      body: { made, taken: 2436, left: [{ title: '青禾传感器 · 二期扩容', why: '导入之后有了拜访、任务或别的记录' }] },
    }
  }
  return { status: 200, body: asked++ === 0 ? running(state) : state }
}

function running(state: ImportState): ImportState {
  const { undoUntil: _, ...begun } = state
  return { ...begun, state: 'running', rows: 1280, counts: { add: 600, update: 12, same: 4, skip: 3, bad: 9 } }
}

function chosenWords({ words }: Mapping): ImportReading['words'] {
  return reading.words.map((one) => ({
    ...one,
    words: one.words.map(({ word, count }) => {
      const value = words[one.field]?.[word]
      return { word, count, ...(value === undefined ? {} : { value }) }
    }),
  }))
}
