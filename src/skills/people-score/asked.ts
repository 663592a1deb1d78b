/** Whose 综合评分 is asked for: one’s own, everybody’s one answers for, or that of somebody by name. */
export type ScoreAsked = { of: 'me' | 'team' } | { of: 'name'; name: string }

/** 我的综合评分, 林晓的综合评分多少, 组里的综合评分; to have it as a table is something else, and so is the score of a deal. */
export function scoreAsked(text: string): ScoreAsked | undefined {
  const found = asking.exec(text.trim())?.groups
  if (found === undefined) return undefined
  const who = found['who'] ?? ''
  if (/^(?:我|自己|本人)$/u.test(who)) return { of: 'me' }
  return who === '' || team.test(who) ? { of: 'team' } : { of: 'name', name: who }
}

const team =
  /^(?:我们|咱们|我|咱|本|全|整个|这个)?(?:组|组里|小组|团队|部门|大家|全员|下面的?人)$|^(?:我们|咱们|大家)$/u

const asking =
  /^(?:帮我|给我|我想|想)?(?:看一?下?看?|查一?下?|说说|讲讲)?(?<who>(?!导出|下载|发)\p{Script=Han}{1,5}?)?的?综合评分(?:现在|最近|这个月|这个季度)?(?:怎么样|如何|咋样|是?多少分?|有多少|几分|是几分|怎么算的?|怎么来的|呢|吧)*[？?。！!]*$/u
