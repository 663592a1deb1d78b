import type { Slots } from '../understood.ts'

export type Terms = Pick<Slots, 'payment' | 'budget_status' | 'concession'>

const figure = '[\\d一二三四五六七八九十两半]+'

const payments = [
  `(?:账期|月结)\\s*${figure}\\s*(?:天|个月)?`,
  `${figure}\\s*(?:天|个月)账期`,
  `(?:首付|预付|定金)\\s*${figure}\\s*[%成]`,
  `分${figure}期`,
  '[1-9][-:：/][1-9][-:：/][1-9](?:[-:：/][1-9])?',
  '[三四五二一六]{3,4}(?=付|$|[，,。])',
  '背靠背|承兑',
]
const payment = new RegExp(payments.join('|'))

const concession = new RegExp(
  `(?:免费|白送|赠送|送)[^,，。;；!！?？]{0,3}(?:${figure}[年套台个])?[^,，。;；!！?？行吗可]{1,6}`,
)

/** Terms of the deal, kept as they were said: how it is paid, whether the budget is granted, what is given on top. */
export function readTerms(text: string): Terms {
  const paid = payment.exec(text)?.[0]
  const given = concession.exec(text)?.[0]
  const budget = budgetStatus(text)
  return {
    ...(paid !== undefined && { payment: paid }),
    ...(given !== undefined && { concession: given }),
    ...(budget !== undefined && { budget_status: budget }),
  }
}

function budgetStatus(text: string): string | undefined {
  if (/预算.{0,4}(?:批(?:下来)?了|已批|下来了|到位)/.test(text)) return '已批'
  return /[没未]批|没下来/.test(text) ? '未批' : undefined
}
