import type { Message } from '../message.ts'
import type { Slots } from '../understood.ts'

/** Facts that are kept as they were said, and the numbers a command names. */
export type Details = Pick<
  Slots,
  'milestone' | 'payment' | 'budget_status' | 'concession' | 'track_no' | 'rating' | 'window_days' | 'skills'
>

export function readDetails({ text }: Message): Details {
  const milestone = readMilestone(text)
  const payment =
    /(?:账期|月结)\s*\d+\s*天?|\d+\s*天账期|(?:首付|预付|定金)\s*[\d一二三四五六七八九十]+\s*[%成]|分[一二三四五六两\d]+期|[1-9][-:：/][1-9][-:：/][1-9](?:[-:：/][1-9])?|[三四五二一六]{3,4}(?=付|$|[，,。])|背靠背|承兑/.exec(
      text,
    )?.[0]
  const budgetStatus = /预算.{0,4}(?:批(?:下来)?了|已批|下来了|到位)/.test(text)
    ? '已批'
    : /(?:没|未|还没)批|没下来/.test(text)
      ? '未批'
      : undefined
  const concession =
    /(?:免费|白送|赠送|送)[^,，。;；!！?？]{0,3}(?:[一二两三半\d]+[年套台个])?[^,，。;；!！?？行吗可]{1,6}/.exec(
      text,
    )?.[0]
  const track = /第?\s*([一二三四五1-5])\s*[条个套句版种]|(?:用|选|按)\s*([1-5一二三四五])(?!\d)/.exec(text)
  const window =
    /([\d一二两三四五六七八九十半]+)\s*(天|周|个?星期|个?月)[^,，。]{0,4}(?:没|未)/.exec(text) ??
    /(?:停|卡|僵|搁)[^,，。]{0,3}?([\d一二两三四五六七八九十半]+)\s*(天|周|个?星期|个?月)/.exec(text)
  const skills = readSkills(text)
  const no = track === null ? undefined : numberOf(track[1] ?? track[2] ?? '')
  return {
    ...(milestone && { milestone }),
    ...(payment && { payment }),
    ...(budgetStatus && { budget_status: budgetStatus }),
    ...(concession && { concession }),
    ...(no !== undefined && { track_no: no }),
    ...(window && { window_days: numberOf(window[1] ?? '') * daysIn(window[2] ?? '') }),
    ...(skills.length > 0 && { skills }),
  }
}

function readMilestone(text: string): string | undefined {
  const passed =
    /(P\.?O\.?C|样机测试|样机|样品|测试|试用|技术评审|评审|验收|论证|试点|上会|初审|资格审查|送样|入围|中试|演示)[^,，。;；!！?？]{0,6}?(通过了?|过了|拿到|一次过|没问题|成功|完成|达标|过关|过会)/i.exec(
      text,
    )
  if (passed !== null) return `${passed[1]}通过`
  return /流标|废标|公示|挂网|立项批复|入围/.exec(text)?.[0]
}

function readSkills(text: string): string[] {
  return [...text.matchAll(/(?:懂|熟悉|会做|做过|擅长)\s*([^\s,，。;；、!！?？的和跟加]{1,8})/g)].map(
    (match) => match[1] ?? '',
  )
}

const numerals = '零一二三四五六七八九十'

function numberOf(digits: string): number {
  if (/^\d+$/.test(digits)) return Number(digits)
  if (digits === '半') return 0.5
  if (digits === '两') return 2
  const [tens, ones] = digits.includes('十') ? digits.split('十') : ['', digits]
  const ten = digits.includes('十') ? Math.max(numerals.indexOf(tens ?? ''), 1) * 10 : 0
  return ten + Math.max(numerals.indexOf(ones ?? ''), 0) * Number((ones ?? '') !== '')
}

function daysIn(unit: string): number {
  if (unit === '天') return 1
  return unit.endsWith('月') ? 30 : 7
}
