import { roleNames } from '../../../language/roles.ts'
import type { RiskCase } from '../case.ts'
import { type Evidence, quoted } from '../evidence.ts'
import { touchesOf } from '../last-touches.ts'
import type { Chronicle } from '../people/chronicle.ts'
import { type ChainReason, decisionChain, standardDays } from '../rules/decision-chain.ts'
import { quiet, type Signal } from './signal.ts'

/** 决策链: those who must say yes are unknown, out of reach, against us or gone. */
export const chainSignal: Signal = {
  id: 'decision-chain',
  name: '决策链',
  threshold: {
    what: '关键人多少天没联系算凉了，一个人多少天内联系过才算一条线',
    called: { watch: '没联系', high: '一条线' },
    unit: '天',
    direction: 'apart',
    standard: { watch: standardDays.cold, high: standardDays.thread },
    least: 7,
    most: 365,
  },
  look({ risk, chronicle }, { watch: cold, high: thread }) {
    const { level, missing, reasons } = decisionChain(risk, chronicle, { cold, thread })
    if (level === 'none') return quiet('该见的人都有记录')
    const said = reasons.flatMap((reason) => (reason === 'no_eb' ? [] : sayReason[reason](cold)))
    const gaps = missing.length === 0 ? [] : [`缺${missing.map((role) => roleNames[role]).join('、')}`]
    const all = [...gaps, ...said]
    return {
      level,
      short: all[0] ?? '',
      reason: all.join('；'),
      evidence: evidenceFor(reasons, risk, chronicle),
      suggestion: missing.includes('EB')
        ? '问清谁签字，约他见一面'
        : missing.length > 0
          ? '请认识的人引荐缺的那一位'
          : '把断了的那一位约上',
      clears: `每个角色都有人，${cold} 天内都接触过`,
    }
  },
}

/** What was said that broke it; where nobody was in touch, when last somebody was. */
function evidenceFor(
  reasons: readonly ChainReason[],
  { events }: RiskCase,
  { people, departures }: Chronicle,
): Evidence[] {
  const against = people.flatMap(({ stance, stanceAt }) => (stance === 'oppose' ? (stanceAt ?? []) : []))
  const told = [...departures.map(({ event }) => event), ...(reasons.includes('tb_ub_oppose') ? against : [])].sort(
    (one, other) => one - other,
  )
  const isCold = reasons.some((reason) => reason === 'stale_key_contact' || reason === 'single_thread')
  return [
    ...(isCold ? touchesOf(people, events).slice(-1) : []),
    ...[...new Set(told)].flatMap((at) => events[at] ?? []).map(quoted),
  ]
}

const sayReason: Record<ChainReason, (cold: number) => string> = {
  no_eb: () => '不知道谁拍板',
  eb_untouched: () => '拍板人没见过',
  single_thread: () => '只有一个人在联系',
  stale_key_contact: (cold) => `关键人 ${cold} 天没联系`,
  tb_ub_oppose: () => '技术和使用方都反对',
  contact_left: () => '关键人走了',
}
