import type { Facts } from '../../src/sales/facts.ts'
import type { Told } from './year.ts'

const stages = { early: 'need', middle: 'solution', late: 'negotiation' } as const
const trades = { hospitals: '医疗', software: '软件互联网' } as const

/** What was told of a simulated deal, as the product files it. */
export function factsFrom(told: Told): Facts {
  const { standing, trade, budget, decider, user, champion, price, bought, rival } = told
  const contacts: Facts['contacts'] = []
  if (decider === 'named') contacts.push({ name: '拍板', role: fact('EB') })
  if (decider === 'met') contacts.push({ name: '拍板', role: fact('EB'), touched: fact(true) })
  if (decider === 'supports') contacts.push({ name: '拍板', role: fact('EB'), stance: fact('support') })
  if (decider === 'opposes') contacts.push({ name: '拍板', role: fact('EB'), stance: fact('oppose') })
  if (user === 'neutral') contacts.push({ name: '使用', role: fact('UB'), stance: fact('neutral') })
  if (user === 'supports') contacts.push({ name: '使用', role: fact('UB'), stance: fact('support') })
  if (user === 'opposes') contacts.push({ name: '使用', role: fact('UB'), stance: fact('oppose') })
  if (champion === 'yes') contacts.push({ name: '内线', role: fact('COACH') })
  return {
    ...(standing === undefined ? {} : { stage: fact(stages[standing]) }),
    ...(trade === undefined ? {} : { industry: fact(trades[trade]) }),
    ...(budget === undefined ? {} : { budgetState: fact(budget) }),
    ...(bought === undefined ? {} : { existingCustomer: fact(bought === 'before') }),
    ...(rival === undefined ? {} : { competitors: fact(rival === 'present' ? ['对手'] : []) }),
    contacts,
    objections: price === 'objected' ? [fact('PRICE')] : [],
  }
}

function fact<const T>(value: T) {
  return { value, source: 'said' as const, on: '2027-01-01' }
}
