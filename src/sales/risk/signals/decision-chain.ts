import { roleNames } from '../../../language/roles.ts'
import { type ChainReason, decisionChain } from '../rules/decision-chain.ts'
import { quiet, type Signal } from './signal.ts'

/** 决策链: those who must say yes are unknown, out of reach, against us or gone. */
export const chainSignal: Signal = {
  id: 'decision-chain',
  name: '决策链',
  look({ risk, chronicle }) {
    const { level, missing, reasons } = decisionChain(risk, chronicle)
    if (level === 'none') return quiet('该见的人都有记录')
    const said = reasons.filter((reason) => reason !== 'no_eb').map((reason) => reasonNames[reason])
    const gaps = missing.length === 0 ? [] : [`缺${missing.map((role) => roleNames[role]).join('、')}`]
    const all = [...gaps, ...said]
    return {
      level,
      short: all[0] ?? '',
      reason: all.join('；'),
      evidence: chronicle.departures.map(({ event, person }) => {
        const { at = '', text = '', who = '' } = risk.events[event] ?? {}
        return { on: at.slice(0, 10), quote: text, who: who === '' ? person.name : who }
      }),
      suggestion: missing.includes('EB')
        ? '问清谁签字，约他见一面'
        : missing.length > 0
          ? '请认识的人引荐缺的那一位'
          : '把断了的那一位约上',
      clears: '每个角色都有人，三十天内都接触过',
    }
  },
}

const reasonNames: Record<ChainReason, string> = {
  no_eb: '不知道谁拍板',
  eb_untouched: '拍板人没见过',
  single_thread: '只有一个人在联系',
  stale_key_contact: '关键人一个月没联系',
  tb_ub_oppose: '技术和使用方都反对',
  contact_left: '关键人走了',
}
