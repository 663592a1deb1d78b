import type { Card } from '../../conversation/card.ts'
import { type Deal, statusNames } from '../../sales/deal.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import { interval, percent } from '../../sales/sandbox/describe.ts'
import { sayStage } from '../../sales/stage.ts'
import type { Slots } from '../../understanding/understood.ts'

/** 先别标丢单, and nothing else: a deal is to stay as it is. */
export function isLeftAlone(slots: Slots): boolean {
  const { stage_not, customer: _, ...more } = slots
  return stage_not !== undefined && Object.keys(more).length === 0
}

/** That nothing was written, where the deal stands, and what one can do with it instead. */
export function leftAloneCard(not: string, { customer, name, status, stage }: Deal, standing: Decision): Card {
  const state = status === 'open' ? sayStage(stage) : statusNames[status]
  return {
    title: `好，不标${not}`,
    subtitle: `${customer} ${name}：${state}，什么都没改`,
    blocks: [
      { kind: 'text', text: `赢单概率 ${percent(standing.estimate.value)}（${interval(standing.estimate)}）` },
      { kind: 'text', text: '想放一放，就说“先搁置，下个月再看”，到时候我提醒你。', tone: 'quiet' },
    ],
    buttons: [
      { label: '接着怎么说', action: 'sandbox.show', argument: standing.id, emphasis: 'primary' },
      { label: '如果…', action: 'sandbox.suppose', argument: standing.id },
      { label: '记拜访', action: 'visit.start', argument: standing.id },
    ],
  }
}
