import type {
  AssessmentPage,
  BehaviourOfPerson,
  BehaviourPage,
  BehaviourSettingsPage,
  ChallengeRow,
  HabitRow,
  PlanDraftsPage,
} from '../../src/server/contract.ts'

const scores = (rhythm: number, content: number | undefined, together: number) => [
  { axis: '节奏', score: rhythm },
  { axis: '内容', ...(content === undefined ? {} : { score: content }) },
  { axis: '协同', score: together },
]

export const behaviourPage: BehaviourPage = {
  asOf: '2026-11-23',
  team: [
    { on: '2026-08-31', axes: scores(58, 41, 66).map((axis) => ({ ...axis, people: 2 })) },
    { on: '2026-11-23', axes: scores(71, 62, 64).map((axis) => ({ ...axis, people: 2 })) },
  ],
  people: [
    { id: 'lin', name: '林晓', team: '一组', axes: scores(82, 64, 90), warnings: ['方案雷同'] },
    { id: 'zhou', name: '周岩', team: '一组', axes: scores(31, undefined, 48), warnings: ['客户触达', '跨部门会'] },
  ],
  unassessed: ['陈嘉'],
}

export const challengeRow: ChallengeRow = {
  id: 'c1',
  about: 'habit plan-likeness',
  name: '林晓',
  at: '2026-11-23T02:00:00Z',
  shown: { name: '方案雷同', figure: '71 %', interval: '66–76 %', sample: '样本 9', asOf: '2026-11-22' },
  reason: '那三份是同一个集团的三家医院，本来就要一样',
  outcome: '有异议，待核',
  open: true,
  mayAnswer: true,
  deals: [{ dealId: 'hospital', customer: '云澜二院' }],
}

export const assessmentPage: AssessmentPage = {
  measured: [
    {
      name: '客户触达',
      what: '核心客户平均每周真正接触几次',
      records: '你记的拜访、推送进来的我方消息；样本是客户 × 周',
    },
  ],
  neverMeasured: ['年龄、性别、婚育', '健康、残疾、怀孕'],
  rights: [{ name: '谁看得到', what: '你自己、你的各级主管、销售运营；看到的一样。' }],
  waiting: [challengeRow],
  months: 24,
  least: 6,
  most: 36,
  scopes: [
    { scope: 'company', name: '全公司', on: true },
    { scope: 'role rep', name: '所有销售', on: true },
    { scope: 'person zhou', name: '周岩', on: false },
  ],
  mayManage: true,
  history: [{ at: '2026-11-22T02:00:00Z', by: '陆薇', what: '停用了对周岩的评价' }],
}

const touch: HabitRow = {
  id: 'touch-frequency',
  name: '客户触达',
  axis: '节奏',
  what: '核心客户平均每周真正接触几次；连着三周低于警戒才算',
  unit: '次/周',
  level: 'fine',
  value: 2.1,
  low: 1.6,
  high: 2.8,
  sample: 18,
  healthy: 2,
  warning: 1,
  action: '推送这几家近期的招标公告和竞品动态',
  about: [],
  records: '你记的拜访、推送进来的我方消息；样本是客户 × 周',
  contested: false,
  challenges: [],
}

export const behaviourOfPerson: BehaviourOfPerson = {
  id: 'lin',
  name: '林晓',
  team: '一组',
  own: true,
  unassessed: false,
  asOf: '2026-11-23',
  trend: [
    { on: '2026-08-31', axes: scores(60, 40, 70) },
    { on: '2026-11-23', axes: scores(82, 64, 90) },
  ],
  habits: [
    touch,
    {
      ...touch,
      id: 'plan-likeness',
      name: '方案雷同',
      axis: '内容',
      what: '近 10 份方案，各和别家最像的一份有多少字一样',
      unit: '%',
      level: 'warning',
      value: 71,
      low: 66,
      high: 76,
      sample: 9,
      healthy: 45,
      warning: 65,
      action: '按客户自己说过的话，起草各家不一样的段落',
      about: [{ dealId: 'hospital', customer: '云澜二院', note: '和别家 88 % 一样' }],
      contested: true,
      challenges: [challengeRow],
    },
    {
      id: 'teamwork',
      name: '跨部门会',
      axis: '协同',
      what: '连着几单没有产品、交付等同事参加过的会',
      unit: '单',
      level: 'unknown',
      sample: 2,
      healthy: 1,
      warning: 5,
      action: '拟一场客户攻坚会',
      about: [],
      records: '拜访和日程里写明带了谁的；样本是单',
      contested: false,
      challenges: [],
    },
  ],
  looks: [{ by: '许蔚', at: '2026-11-23T00:40:00Z' }],
}

const settable = { better: 'more' as const, on: true, least: 0, most: 20, standard: { healthy: 2, warning: 1 } }

export const behaviourSettingsPage: BehaviourSettingsPage = {
  mayChange: true,
  roles: [
    {
      role: 'rep',
      name: '销售',
      behaviours: [
        {
          ...settable,
          id: touch.id,
          name: touch.name,
          what: touch.what,
          unit: touch.unit,
          healthy: 2,
          warning: 1,
          action: touch.action,
        },
      ],
    },
    { role: 'manager', name: '主管', behaviours: [] },
  ],
  history: [{ at: '2026-11-22T02:00:00Z', by: '顾盼', what: '销售的客户触达：健康 2 次/周，警戒 1 次/周' }],
}

export const planDraftsPage: PlanDraftsPage = {
  name: '林晓',
  own: false,
  drafts: [
    {
      dealId: 'hospital',
      customer: '云澜二院',
      note: '和别家 78 % 一样',
      text: '11 月 9 日沟通时，贵方谈到：标本量一天 1400 管，夜班只有两个人。11 月 18 日贵方公开的公告写明：“流水线采购公开招标公告；要求双机并联”。',
      sentences: [
        {
          text: '11 月 9 日沟通时，贵方谈到：标本量一天 1400 管，夜班只有两个人。',
          source: '拜访记录',
          on: '2026-11-09',
        },
        {
          text: '11 月 18 日贵方公开的公告写明：“流水线采购公开招标公告；要求双机并联”。',
          source: '招标公告（tender）',
          on: '2026-11-18',
        },
      ],
    },
    { dealId: 'film', customer: '明道薄膜', note: '和别家 78 % 一样', text: '', sentences: [] },
  ],
}
