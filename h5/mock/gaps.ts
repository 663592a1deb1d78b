import type { GapPage, GapsOfPerson } from '../../src/server/contract.ts'

const days = { from: '2026-05-26', to: '2026-11-23' }
const peers = { people: 7, told: 214, share: 0.62 }

export const gapPage: GapPage = {
  ...days,
  people: [
    { id: 'lin', name: '林小满', team: '华东一组', gaps: ['嫌贵'], known: 14, unknown: 9 },
    { id: 'zhou', name: '周启明', team: '华东一组', gaps: [], known: 11, unknown: 12 },
    { id: 'he', name: '何苗', team: '华东一组', gaps: [], known: 0, unknown: 8 },
  ],
}

const price = {
  id: 'objection PRICE',
  along: '异议',
  name: '嫌贵',
  told: 52,
  share: { value: 0.31, low: 0.19, high: 0.47 },
  peers,
  standing: 'below' as const,
}

export const gapsOfPerson: GapsOfPerson = {
  id: 'lin',
  name: '林小满',
  team: '华东一组',
  own: false,
  maySend: true,
  ...days,
  gaps: [
    {
      ...price,
      objection: '嫌贵',
      learn: [
        { id: 'price-clarify', name: '先弄清贵是跟谁比' },
        { id: 'price-evidence', name: '请用的人说哪样值钱' },
      ],
      courses: [
        {
          id: 'c4',
          title: '嫌贵先问贵在哪',
          minutes: 6,
          text: '先分三种：比预算贵、比竞品贵、比他觉得值的贵。',
          had: false,
        },
      ],
      ask: ['周启明'],
      missed: [
        { dealId: 'hospital', on: '2026-11-12', objection: '嫌贵', why: '一周没有接' },
        { on: '2026-11-03', objection: '嫌贵', why: '之后客户“不耐烦”' },
      ],
    },
  ],
  all: [
    price,
    {
      ...price,
      id: 'role EB',
      along: '对谁',
      name: '拍板人（EB）',
      told: 24,
      share: { value: 0.6, low: 0.4, high: 0.77 },
      standing: 'even',
    },
    { id: 'stage bidding', along: '阶段', name: '招投标', told: 6, peers, standing: 'unknown' },
  ],
  open: 3,
  looks: [{ by: '许蔚', at: '2026-11-23T00:40:00Z' }],
}
