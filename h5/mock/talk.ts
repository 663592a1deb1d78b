import type { Bubble, Card, ConsolePeople, ConsolePress, ConsoleSay } from '../../src/server/contract.ts'

export const people: ConsolePeople = {
  company: '沙盘演示公司',
  people: [
    { userId: 'lin', name: '林悦', role: '销售', team: '华东一组' },
    { userId: 'zhao', name: '赵启明', role: '销售', team: '华东一组' },
    { userId: 'chen', name: '陈立', role: '销售经理', team: '华东大区' },
  ],
  examples: [
    '客户：华东某三甲医院设备科，预算80万，竞品是迈瑞，张主任说要等集采，怎么推进',
    '预算要是砍到60万呢',
    '哪些单子有风险',
    '刚从宏达出来，王总说月底前定，要个折扣',
  ],
}

const firstCard: Card = {
  title: '赢单概率 38 % · 华东三甲医院设备科',
  subtitle: '80 万 ｜ 竞品 迈瑞 ｜ 张主任（疑似把关人）',
  blocks: [
    { kind: 'figure', value: '38 %', note: '24–54 % · 经验先验，本公司尚无同类成交' },
    { kind: 'points', for: ['预算已说出'], against: ['拍板人未接触', '等集采，时间不在我们手里', '迈瑞在场'] },
    {
      kind: 'choices',
      rows: [
        { mark: '①', name: '把等待变成准备', figure: '41 %（先验）' },
        { mark: '②', name: '先问清等的是什么', figure: '40 %（先验）' },
        { mark: '③', name: '拿同级医院说话', figure: '39 %（先验）' },
      ],
    },
    { kind: 'question', text: '院长或分管副院长见过吗？' },
    { kind: 'text', text: '三套差异尚无证据，按匹配度排序', tone: 'quiet' },
  ],
  buttons: [
    { label: '用①', action: 'sandbox.take', argument: '1', emphasis: 'primary' },
    { label: '用②', action: 'sandbox.take', argument: '2' },
    { label: '用③', action: 'sandbox.take', argument: '3' },
    { label: '如果…', action: 'sandbox.what-if', argument: 'd-hospital' },
    { label: '记拜访', action: 'visit.log', argument: 'hospital' },
  ],
  link: { label: '详情', path: '/h5/deals/hospital' },
}

const factsCard: Card = {
  title: '将记下这些',
  blocks: [
    { kind: 'text', text: '宏达精密 · 拜访', tone: 'strong' },
    {
      kind: 'facts',
      rows: [
        { label: '签约日期', value: '未填 → 11 月 30 日前' },
        { label: '异议', value: '无 → 价格' },
      ],
    },
    { kind: 'text', text: '十分钟内可以撤回' },
  ],
  buttons: [
    { label: '记下', action: 'visit.confirm', argument: 'v1', emphasis: 'primary' },
    { label: '改一改', action: 'visit.edit', argument: 'v1' },
  ],
  link: { label: '看商机', path: '/h5/deals/hongda' },
}

/** One person's chat with a bot that knows three answers. `heard` is called for each bubble that appears or is redrawn. */
export function openTalk(heard: (bubble: Bubble) => void) {
  const bubbles = new Map<string, Bubble>()
  let count = 0

  function show(bubble: Bubble): void {
    bubbles.set(bubble.id, bubble)
    heard(bubble)
  }

  function add(from: Bubble['from'], content: Bubble['content'], took?: number): void {
    show({ id: `b${++count}`, from, at: new Date().toISOString(), content, ...(took !== undefined && { took }) })
  }

  function say({ text }: ConsoleSay): void {
    add('person', { kind: 'text', text })
    if (text.includes('医院')) add('bot', { kind: 'card', card: firstCard }, 23)
    else if (text.includes('宏达')) add('bot', { kind: 'card', card: factsCard }, 17)
    else add('bot', { kind: 'text', text: `收到：${text}\n这句我还没有现成的答案。` }, 8)
  }

  function press({ bubble: id, action, argument }: ConsolePress): void {
    const bubble = bubbles.get(id)
    if (bubble?.content.kind !== 'card') return
    const { card } = bubble.content
    const buttons = (card.buttons ?? []).map((button) =>
      button.action === action && button.argument === argument
        ? { ...button, label: `已${button.label}`, emphasis: 'done' as const }
        : button,
    )
    show({ ...bubble, content: { kind: 'card', card: { ...card, buttons } } })
    add('bot', { kind: 'text', text: '张主任，集采什么时候落地咱们都说不准，但论证材料现在就能备好。' }, 12)
  }

  return { transcript: () => [...bubbles.values()], say, press }
}
