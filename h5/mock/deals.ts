import type { CasePage, DealRow, Me } from '../../src/server/contract.ts'

export const me: Me = {
  person: { id: 'lin', name: '林悦', role: 'rep', team: '华东一组' },
  company: { name: '沙盘演示公司', demo: true },
  may: { setSignals: true, claimEvents: true, merge: true, handOver: true },
}

const prior = { basis: '经验先验，本公司尚无同类成交', priorShare: 1 }
const learned = { basis: '同类 18 单，成交 7 单', priorShare: 0.64 }

export const deals: DealRow[] = [
  {
    id: 'hospital',
    customer: '华东某三甲医院 · 设备科',
    name: '监护仪更新',
    stage: '方案论证',
    amount: '80 万',
    expected: '预计签约 12月31日 周四',
    owner: '林悦',
    probability: { value: 0.38, low: 0.24, high: 0.54, ...prior },
  },
  {
    id: 'hongda',
    customer: '宏达精密',
    name: '产线改造 MES 一期',
    stage: '商务谈判',
    amount: '126 万',
    owner: '林悦',
    probability: { value: 0.57, low: 0.44, high: 0.69, ...learned },
  },
  {
    id: 'battery',
    customer: '张家港锂电隔膜厂',
    name: 'MES 选型',
    stage: '需求确认',
    amount: '金额未说',
    owner: '林悦',
    probability: { value: 0.21, low: 0.09, high: 0.39, ...prior },
  },
  {
    id: 'cold-chain',
    customer: '江北冷链物流集团',
    name: '车载温控终端 400 台 · 含三年流量与平台服务',
    stage: '立项',
    amount: '小 200 万',
    owner: '林悦',
    probability: { value: 0.27, low: 0.13, high: 0.47, ...prior },
  },
]

const hospital: CasePage = {
  decisionId: 'd-hospital',
  dealId: 'hospital',
  title: '华东某三甲医院 · 设备科',
  subtitle: '监护仪更新 · 80 万 · 方案论证 · 竞品迈瑞',
  decidedAt: '2026-11-21T10:05:00Z',
  probability: { value: 0.38, low: 0.24, high: 0.54, ...prior },
  reasons: {
    for: [{ text: '预算已经说出来', shift: 0.06 }],
    against: [
      { text: '拍板人还没接触', shift: -0.09 },
      { text: '等集采，时间不在我们手里', shift: -0.06 },
      { text: '迈瑞在场', shift: -0.04 },
    ],
  },
  weighedBy: '轻重出自经验评分卡（2026-11-21）的判断。',
  unknown: ['院长或分管副院长', '集采的时间表', '现有装机品牌'],
  question: '院长或分管副院长见过吗？',
  offersNote: '三套差异尚无证据，按匹配度排序。',
  offers: [
    {
      number: 1,
      name: '把等待变成准备',
      strategy: '推进动作',
      expected: 0.41,
      label: '先验',
      opening: '张主任，集采什么时候落地咱们都说不准，但论证材料现在就能备好。等窗口一开，您这边是第一个能报上去的。',
      handling:
        '我理解您不想在集采前动。我们不催下单，先一起把参数论证做完：哪几项是科里真正要的，写清楚，到时候谁来都按这个比。',
      nextStep: '这周约设备科和监护室各一位老师，用 20 分钟过一遍参数表。',
      avoid: '别说“集采之后就没这个价了”：对方定不了时间，只会觉得被逼。',
      evidence: ['同级医院的论证表样本', '集采目录里的产品编号'],
    },
    {
      number: 2,
      name: '先问清等的是什么',
      strategy: '澄清提问',
      expected: 0.4,
      label: '先验',
      opening: '张主任，您说等集采，是等目录、等价格，还是院里定了要走集采这条路？三种情况我准备的东西不一样。',
      handling: '如果是等目录，我把已入围的型号列给您；如果是等价格，我们按去年的中选价先做预算，误差您心里有数。',
      nextStep: '今天之内把他的回答记下来，对应的材料明早发过去。',
      avoid: '别替他猜原因：猜错了，他会顺着你的话把真原因盖过去。',
      evidence: ['集采分批时间表（官网截图）'],
    },
    {
      number: 3,
      name: '拿同级医院说话',
      strategy: '证据价值',
      expected: 0.39,
      label: '先验',
      opening: '有家和咱们床位差不多的医院，也是在等集采，先做了两周试用，后来论证会一次就过了。',
      handling: '试用不占预算，报警误报率您自己的护士长来记，两周后我们只看数字。',
      nextStep: '问清监护室能腾出几张床，带试用协议上门。',
      avoid: '别报别家医院的名字和价格：没有对方同意，说出来两边都失信。',
      evidence: ['试用记录（脱敏）', '护士长访谈一页纸'],
    },
  ],
  levers: [
    {
      id: 'meet-boss',
      label: '约到分管副院长',
      shift: 0.09,
      why: '拍板人见过的单子，论证会更少返工。',
      basis: '本公司 38 单，约 1 天',
    },
    { id: 'sample', label: '补两周试用', shift: 0.04, why: '用过再比，参数之争会少。', basis: '经验先验，约 5 天' },
    {
      id: 'budget-cut',
      label: '预算砍到 60 万',
      shift: -0.06,
      why: '要砍配置，得重新比一轮。',
      basis: '经验先验，约半天',
    },
  ],
  facts: [
    { key: 'region', label: '地区', value: '华东', source: '你说的' },
    { key: 'amount', label: '预算', value: '80 万', source: '你说的' },
    { key: 'competitor', label: '竞品', value: '迈瑞', source: '你说的' },
    { key: 'contact', label: '张主任', value: '把关人', source: '疑似' },
    { key: 'industry', label: '行业', value: '医疗 · 公立三甲', source: '记录' },
    { key: 'deadline', label: '采购方式', value: '集中采购', source: '假设' },
  ],
  exchanges: [
    { at: '2026-11-21T10:05:00Z', about: '接异议 · 再等等', response: '用了“把等待变成准备”', mood: '平和（没表态）' },
    { at: '2026-11-20T02:30:00Z', about: '问怎么推进', response: '给了 3 套话术' },
  ],
  handling: '再等等 12 分钟接上',
}

/** The page of a deal; those not told in full borrow the hospital's story under their own name and figure. */
export function dealPage(id: string): CasePage | undefined {
  const row = deals.find((deal) => deal.id === id)
  if (row === undefined) return undefined
  if (row.id === 'hospital') return hospital
  return {
    ...hospital,
    decisionId: `d-${row.id}`,
    dealId: row.id,
    title: row.customer,
    subtitle: [row.name, row.amount, row.stage].join(' · '),
    probability: row.probability,
  }
}

/** A customer who was described but not named: no deal, no history, fewer facts. */
export function decisionPage(id: string): CasePage | undefined {
  if (id !== 'unnamed') return undefined
  const { dealId: _, question: __, ...rest } = hospital
  return {
    ...rest,
    decisionId: 'd-unnamed',
    title: '未具名客户',
    subtitle: '苏州 · 轴承 · 想上 MES',
    probability: { value: 0.3, low: 0.13, high: 0.52, ...prior },
    reasons: { for: [], against: hospital.reasons.against.slice(0, 1) },
    facts: hospital.facts.slice(0, 2),
    exchanges: [],
  }
}
