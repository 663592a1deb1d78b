import { circumstancesIn } from '../../language/circumstances.ts'
import { bearsName, nameFit, tradingName } from '../../language/organisations.ts'
import type { CaseEvent, RiskCase } from './case.ts'

/** Why a name on a complaint counts as the customer of a deal. */
export type Kinship = 'same' | 'alias' | 'branch' | 'abbrev' | 'group' | 'text'

/** How the customer named on a complaint belongs to the deal's; `undefined` for strangers. What an event says of it beats the group rule. */
export function kinshipOf(
  named: string,
  { deal, events, complaints }: Pick<RiskCase, 'deal' | 'events' | 'complaints'>,
): Kinship | undefined {
  const { customer, aliases, group, kin = [] } = deal
  if (named === customer) return 'same'
  if (aliases.includes(named)) return 'alias'
  if (named === group && !events.some(({ text }) => leftGroup.test(text))) return 'group'
  const core = coreOf(customer, aliases, group)
  const said = saidOf(
    named,
    customer,
    aliases,
    core,
    events,
    complaints.map((each) => each.customer),
  )
  if (said === 'apart') return undefined
  const fit = nameFit(named, customer, core)
  if (fit !== undefined) return fit === 'short' ? 'abbrev' : fit
  const groupCore = group === null ? '' : tradingNameOfGroup(group)
  if (
    group !== null &&
    (named === group ||
      kin.includes(named) ||
      nameFit(named, group, groupCore) !== undefined ||
      bearsName(named, groupCore))
  )
    return 'group'
  return said === 'linked' ? 'text' : undefined
}

/** A firm of the group's name may be a stranger; the group itself is one only once the customer left it. */
const leftGroup =
  /(?:脱离|退出|离开|独立|分家|分出)[^，。]{0,6}集团|集团[^，。]{0,8}(?:脱离|卖|剥离|转让|分家|退出|没关系|无关)/

/** What a complaint of the customer's or of its group's may be called by beside their full names. */
export function tradingNames(customer: string, group: string | null): string[] {
  return [tradingName(customer), group === null ? '' : tradingNameOfGroup(group)].filter((name) => name.length > 1)
}

/** Groups are called without their legal form as well: 拓野能源. */
function tradingNameOfGroup(group: string): string {
  return tradingName(group) || tradingName(`${group}集团`)
}

/** The trading name in a customer's name: that of the group where it is in it, else the shortest alias that is, else read from the name. */
function coreOf(customer: string, aliases: readonly string[], group: string | null): string {
  const ofGroup = group === null ? '' : tradingNameOfGroup(group)
  if (ofGroup.length > 1 && customer.includes(ofGroup)) return ofGroup
  const own = tradingName(customer)
  const shortest = aliases
    .filter((alias) => alias.length >= 2 && customer.includes(alias))
    .sort((a, b) => a.length - b.length)[0]
  return own !== '' && shortest !== undefined && shortest.length <= 3 && own.includes(shortest.slice(-2))
    ? shortest.slice(-2)
    : own
}

/** What events state of the kinship, the last word counting. */
function saidOf(
  named: string,
  customer: string,
  aliases: readonly string[],
  core: string,
  events: readonly CaseEvent[],
  all: readonly string[],
): 'linked' | 'apart' | undefined {
  let verdict: 'linked' | 'apart' | undefined
  for (const { text } of events) {
    const said = mentioned(text, named, customer, aliases)
    // 儿童医院 is the hospital of that name, not the 妇女儿童活动中心 that shares two letters with it.
    const another = all.some((other) => other !== named && mentioned(text, other, customer, aliases) > said)
    const speaksOfIt =
      (said > 0 && !another) ||
      (bearsName(named, core) &&
        namesNoOther(text) &&
        !all.some((other) => other !== named && mentioned(text, other, customer, aliases) > 0))
    if (!speaksOfIt || circumstancesIn(text).every(({ supposed, rumoured }) => supposed || rumoured)) continue
    if (apart.test(text)) verdict = 'apart'
    else if (linked.test(text)) verdict = 'linked'
  }
  return verdict
}

/** How much of a name a text says, in characters: all of it, or a piece that is no piece of the customer's own name. */
function mentioned(text: string, named: string, customer: string, aliases: readonly string[]): number {
  for (let length = named.length; length >= 2; length -= 1) {
    for (let at = 0; at + length <= named.length; at += 1) {
      const piece = named.slice(at, at + length)
      if (!text.includes(piece)) continue
      const isOwn = customer.includes(piece) || aliases.some((alias) => alias.includes(piece)) || generic.test(piece)
      return isOwn ? 0 : length
    }
  }
  return 0
}

const generic =
  /^(?:有限|公司|集团|股份|科技|服务|医院|人民|银行|商业|有限公司|股份有限公司|科技有限公司|管理|制造|材料|物流|学院|大学|市|局|控股|实业|工程|设备)+$/
const namesNoOther = (text: string) => /同名|重名|那家|那个公司|名字(?:一样|像|相同)/.test(text)

const apart =
  /(?:没|无)有?(?:任何|什么|半点)?(?:股权|隶属|投资|业务|法律)?(?:上)?(?:关系|关联|往来|瓜葛)|重名|同名(?!同姓)|名字(?:一样|像|相同|撞)|早就?分家|分家|拆分出去|剥离|卖掉|卖给|转让(?:出去|给)|不是一家|两家(?:人|公司)?(?:不搭|没|不相干|各)|不相干|毫无关系|八竿子|独立(?:出去|法人)|脱离|退股|退出(?:股东|了股份)|跟(?:他们|我们|咱)(?:没|无)|不归(?:他们|我们)|碰巧/
const linked =
  /(?:全资|控股|下属|下辖|旗下|所属)(?:的)?(?:子公司|公司|企业|单位)?|子公司|控股(?:的|了|方|股东)|一套(?:班子|人马)|两块牌子|一个(?:班子|老板|法人|实控人)|同一个?(?:老板|法人|班子|实控人|实际控制)|(?:被|给)(?:他们|我们|集团|[\u4e00-\u9fff]{2,8})?(?:整体|全资|全盘)?(?:收购|并购|兼并|吸收|合并)|收购了|并入|并购了|整体收购|更名|改名|前身|就是(?:他们|我们)(?:公司|的)?|母公司|总公司|持股|占股|参股|入股|说的是(?:一|同一)家|(?:其实)?是一家/
