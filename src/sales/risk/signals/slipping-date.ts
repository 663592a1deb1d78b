import { onRecord } from '../evidence.ts'
import { notApplicable, quiet, type Signal } from './signal.ts'

/** 延期: the day it was to be signed is behind us. */
export const slippingSignal: Signal = {
  id: 'slipping-date',
  name: '延期',
  look({ deal: { facts }, today }) {
    const day = /^\d{4}-\d\d(?:-\d\d)?/.exec(facts.closeDate?.value ?? '')?.[0]
    if (day === undefined) return notApplicable('没有说过什么时候签')
    if (day >= today.slice(0, day.length)) return quiet(`预计 ${day} 签`)
    return {
      level: 'high',
      short: '过了签约日',
      reason: `预计 ${day} 签，已经过了`,
      evidence: onRecord('closeDate', facts.closeDate, (signing) => `预计 ${signing} 签`),
      suggestion: '问清新的日子，和为什么变',
      clears: '记下新的签约日',
    }
  },
}
