import { readMoments } from '../../language/dates.ts'
import type { AttentionWishes } from '../../people/attention.ts'
import type { ToldTime } from '../../sales/told-time.ts'
import { toldBy } from '../hearing/told-times.ts'

/** 今天晨会说什么: what to tell people of how they work; which deals to go through is the agenda’s. */
export function asksForBrief(text: string): boolean {
  const said = text.trim().replace(/[？?。！!]+$/, '')
  return (
    /^(?:今天|今早|这个?|待会儿?|一会儿?)?(?:的)?(?:晨会|早会)(?:上)?(?:我)?(?:该|要)?(?:说|讲|带|练|提|抓)(?:点|些)?(?:什么|啥|哪些|谁|几件)(?:好|呢|合适)?$/.test(
      said,
    ) || /^(?:看看?|来|发我|给我)?(?:一?[张份]|今天的?)?(?:晨会|早会)简报$/.test(said)
  )
}

/** 今天三件事, 今天先做哪三件 */
export function asksForThings(text: string): boolean {
  const said = text.trim().replace(/[？?。！!]+$/, '')
  return /^(?:我)?(?:今天|今日|今儿)(?:的|先做|该做|要做|最该做|先办)?(?:哪|这|最多)?(?:三|3)件(?:事|大事|要事)?(?:是什么|有哪些)?$/.test(
    said,
  )
}

/** 周五下午给宏达精密开个攻坚会: for whom as named, and when, where that was said; of one that was held or is to be moved others know. */
export function warRoomAsked(text: string, now: Date): { customer?: string; when?: ToldTime } | undefined {
  const moment = readMoments(text, now, 'future').at(-1)
  const rest = moment === undefined ? text : text.slice(0, moment.start) + text.slice(moment.end)
  const found =
    /^@?(?:帮我|请|我想|要不)?(?:[给为跟就]|围绕)?(?<customer>[^，。；,;]{2,20}?)??(?:这一?单|那一?单|这个?客户)?的?(?:拟|开|约|拉|组织|安排|来|搞|办)一?[个场次]?(?:客户)?攻坚会[吧呗。！!]*$/.exec(
      rest.trim(),
    )
  if (found === null) return undefined
  const customer = found.groups?.['customer']
  return { ...(customer === undefined ? {} : { customer }), ...(moment === undefined ? {} : { when: toldBy(moment) }) }
}

/** 晨会简报每周发一次, 每天三件事八点发, 别发晨会简报了, 晨会简报八点四十发 */
export function paceAsked(text: string): AttentionWishes | undefined {
  const said = text.trim().replace(/[。！!]+$/, '')
  if (!subject.test(said)) return undefined
  const rest = said.replace(subject, '')
  if (/^(?:改成?|就|都)?(?:每周|一周|每星期|一星期)(?:只)?(?:发|推|来)?(?:给我)?一?[次张份]?(?:就行|吧)?$/.test(rest))
    return { briefs: 'weekly', briefsFrom: null }
  if (/^(?:恢复|继续|改成?|还是)?(?:每天|天天)(?:都)?(?:发|推|来)?(?:吧)?$/.test(rest))
    return { briefs: 'daily', briefsFrom: null }
  if (/^(?:以后)?(?:别|不要|不用|停)(?:再)?(?:发|推)?(?:给我)?了?$/.test(rest)) return { briefs: 'off' }
  const time = /^(?:改成?|改到|每天|就)*(?<hour>[01]?\d)[:：点](?<minute>[0-5]\d|半)?(?:分)?(?:发|推|来|给我)*$/.exec(
    rest,
  )?.groups
  if (time === undefined) return undefined
  const minute = time['minute'] === '半' ? '30' : (time['minute'] ?? '00')
  return { briefAt: `${(time['hour'] ?? '').padStart(2, '0')}:${minute}` }
}

const subject = /(?:晨会|早会)简报|(?:每天|今日|今天)?(?:的)?(?:三|3)件事/
