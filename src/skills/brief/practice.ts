import type { BestPractice } from '../../sales/behaviour/morning/best-practice.ts'

/** As a text that can be sent on: without names, and without claiming what cannot be known. */
export function sayPractice({ steps, before, after, days, excerpt, excerptOf }: BestPractice): string {
  const percent = (probability: number) => `${Math.round(100 * probability)} %`
  return [
    `组里一个做法：${days} 天里赢单概率 ${percent(before)} → ${percent(after)}`,
    ...steps.map((step, at) => `${at + 1}. ${step}`),
    ...(excerpt === '' ? [] : [`当时的${excerptOf ?? '记录'}：“${excerpt}”`]),
    '先后发生，不等于因为这样才涨；人名和客户名都隐去了。',
  ].join('\n')
}
