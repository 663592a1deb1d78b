/** Whose habits are asked for: one's own, everybody's one answers for, or those of somebody by name. */
export type HealthAsked = { of: 'me' | 'team' } | { of: 'name'; name: string; surely: boolean }

/**
 * 我的销售健康度, 组里的销售行为怎么样, 林晓的健康度. `surely` is false where only 健康度 was said, which a deal has too. `undefined` where
 * nothing of the kind is asked for.
 */
export function healthAsked(text: string): HealthAsked | undefined {
  const { who = '', what = '' } = asking.exec(text.trim())?.groups ?? {}
  if (what === '') return undefined
  const surely = what !== '健康度'
  if (/^(?:我|自己|本人)$/u.test(who)) return surely ? { of: 'me' } : undefined
  if (who === '' || team.test(who)) return surely ? { of: 'team' } : undefined
  return { of: 'name', name: who, surely }
}

const team =
  /^(?:我们|咱们|我|咱|本|全|整个|这个)?(?:组|组里|小组|团队|部门|大家|全员|下面的?人)$|^(?:我们|咱们|大家)$/u

const asking =
  /^(?:帮我|给我|我想|想)?(?:看一?下?看?|查一?下?|说说|讲讲)?(?<who>(?!销售|行为)\p{Script=Han}{1,5}?)?的?(?<what>销售健康度?|行为健康度?|销售行为|销售习惯|行为习惯|健康度)(?:现在|最近|近来)?(?:怎么样|如何|咋样|好不好|好吗|怎样|是多少|有多少|呢|吧)*[？?。！!]*$/u
