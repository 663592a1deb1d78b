import type { PastVisits, VisitForm, VisitPage, VisitPreview, VisitState } from '../../src/server/contract.ts'

const form: VisitForm = {
  key: '018f3f2e-6f1c-7c3b-9d35-8a4f3a0c2b71',
  about: { deal: 'hospital' },
  touched: [],
  dealId: 'hospital',
  customer: '云澜二院',
  on: '2026-11-24T14:00',
  note: '张主任嫌贵，要我们周五前把参数对比发给他，12月3号再去汇报',
  read: '张主任嫌贵，要我们周五前把参数对比发给他，12月3号再去汇报',
  attendees: [
    { name: '张主任', role: 'TB' },
    { name: '设备科的刘工', title: '工程师' },
  ],
  commitments: [{ by: 'us', text: '把参数对比发给他', due: '2026-11-27' }],
  mood: 'calm',
  nextStep: { text: '再去汇报', on: '2026-12-03' },
  heard: [
    { key: 'budget', label: '预算', value: '80 万', was: '60 万' },
    { key: 'objection-PRICE', label: '异议', value: '嫌贵' },
  ],
  attached: [],
}

const page: VisitPage = {
  person: 'lin',
  form,
  deals: [
    { id: 'hospital', label: '云澜二院 超声采购' },
    { id: 'factory', label: '宏达精密 产线改造' },
  ],
}

const preview: VisitPreview = {
  seen: 'mark',
  card: {
    title: '这样记，对吗？',
    subtitle: '记到：云澜二院 超声采购',
    blocks: [
      { kind: 'text', text: `“${form.note}”` },
      {
        kind: 'facts',
        rows: [
          { label: '预算', value: '60 万 → 80 万' },
          { label: '参加', value: '张主任（把关人）' },
          { label: '我们答应', value: '把参数对比发给他（11月27日 周五）' },
        ],
      },
      { kind: 'figure', value: '38 % → 44 %', note: '记下后的赢单概率（＋6）' },
    ],
  },
}

export const pastVisits: PastVisits = {
  visits: [
    {
      id: 'v1',
      on: '11月16日 周一',
      at: '2026-11-16T08:00:00.000Z',
      ours: ['演示了新版', '报价 82 万'],
      theirs: ['担心售后', '周三把参数发我'],
      either: ['见了张主任'],
      attendees: ['张主任'],
      promises: [{ by: '客户', text: '周三把参数发我（2026-11-18）' }],
      mood: '平和',
      photos: [{ id: '018f3f2e-6f1c-7c3b-9d35-8a4f3a0c2b72', isOwn: true }],
      place: {
        id: '018f3f2e-6f1c-7c3b-9d35-8a4f3a0c2b73',
        isOwn: true,
        text: '北纬 31.23°，东经 121.47°（一公里左右）',
      },
    },
  ],
}

const filed: VisitState = {
  state: 'filed',
  name: '云澜二院的拜访',
  undoUntil: '2099-01-01T00:00:00.000Z',
  dealId: 'hospital',
}

/** What the server would say of a visit's page; `deed` is what follows `/api/visits/`. */
export function answerVisit(method: string, [thing, , deed]: readonly string[], body: unknown): unknown {
  if (thing === 'form') return method === 'GET' ? page : { ...(body as VisitForm), read: (body as VisitForm).note }
  if (thing === 'attachments') return {}
  if (thing === 'preview') return preview
  if (thing === 'filings' && deed === 'undo') return { state: 'undone', name: '云澜二院的拜访' } satisfies VisitState
  return filed
}
