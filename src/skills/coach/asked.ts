/** What somebody wants of the coach's board. */
export type CoachAsked =
  | { what: 'board' }
  /** 给小王发微课, 小王该怎么辅导 */
  | { what: 'person'; called: string }
  /** 我的微课, 我的积分 */
  | { what: 'own' }
  | { what: 'learned' }

export function coachAsked(text: string): CoachAsked | undefined {
  const said = text.trim().replace(/[？?。！!，,]+$/, '')
  if (board.test(said) || whom.test(said)) return { what: 'board' }
  if (own.test(said)) return { what: 'own' }
  if (learned.test(said)) return { what: 'learned' }
  const called = [sendTo, sendFirst, how].flatMap((way) => way.exec(said)?.groups?.['who'] ?? [])[0]
  return called === undefined ? undefined : { what: 'person', called }
}

const board = /^(?:看看?|打开|来|给我看看?)?(?:一下)?(?:我的|我们组的?|团队的?)?(?:教练式?|辅导)看板$/
const whom =
  /^(?:我|今天|今早|这周|本周|最近)*(?:最?该|应该|要|先|可以|最好)*(?:先|重点|优先)?辅导(?:一下|一?辅导)?(?:谁|哪几?[个位])(?:好|呢|合适|比较好)?$/
const own =
  /^(?:看看?|查一?下?|打开)?我(?:的|有(?:什么|哪些|几门|多少)|还有(?:什么|哪些)|要学的)(?:要学的?|没学的?|改进)?(?:微课|积分)$/
const learned = /^(?:我)?(?:那门)?(?:微课)?(?:已经)?(?:学完|看完|学好)了?(?:微课)?了?$/
const sendTo =
  /^(?:请|帮我|麻烦)?(?:给|向|跟)(?<who>.{1,12}?)(?:发|推|推送|派|安排)(?:一?[个门节堂]|一下|点|些)?(?:合适的)?微课(?:程)?$/
const sendFirst = /^(?:请|帮我)?(?:发|推|安排)(?:一?[个门节堂])?微课(?:程)?给(?<who>.{1,12})$/
const how = /^(?<who>.{1,12}?)(?:该|应该|要)(?:怎么|如何)(?:辅导|带教)$/
