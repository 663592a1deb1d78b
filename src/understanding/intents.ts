import { isTold, phrases, saysAny } from '../language/phrases.ts'
import { asked } from './boundaries/asked.ts'
import { bare } from './boundaries/bare.ts'
import { ordered } from './boundaries/ordered.ts'
import { safety, settling } from './boundaries/settled.ts'
import { told } from './boundaries/told.ts'
import type { Facts } from './facts.ts'
import type { Ruled } from './learned/intent-features.ts'
import type { Message } from './message.ts'
import type { Signal } from './signals/signal.ts'
import { signals } from './signals/signals.ts'
import type { Intent } from './understood.ts'
import { clausesIn } from './veil.ts'

/**
 * The intents of a message: whatever its words signal, put right by the boundaries. Some boundaries settle a message alone;
 * of the rest it is asked what it asks, what it orders, and what it tells.
 */
export function ruledIntents(message: Message, facts: Facts): Ruled {
  const plainly = asItStands(message)
  const heard = new Set(signals.filter((signal) => isHeard(signal, message, plainly)).map(({ intent }) => intent))
  return { heard, intents: concluded(heard, message, facts) }
}

function concluded(heard: ReadonlySet<Intent>, message: Message, facts: Facts): Intent[] {
  for (const settles of settling) {
    const settled = settles(heard, message, facts)
    if (settled !== undefined) return settled
  }
  const others = [...asked(heard, message, facts), ...ordered(heard, message)]
  const all = [...others, ...told(heard, message, facts, others)]
  return all.length > 0 ? [...new Set(all)] : [bare(heard, message, facts)]
}

/** What is written down as a fact, and so must be told as one. */
const telling: readonly Intent[] = ['deal.won', 'deal.lost', 'stage.change', 'deal.create']

/** What looks something up, and so must be asked for; in a long story the same words only tell: 评分最低, 卡了十天. */
const lookingUp: readonly Intent[] = ['score.explain', 'risk.query', 'customer.query', 'team.query', 'help']

const asksOrBids = phrases`
  吗|么|呢|谁|哪|啥|什么|怎么|咋|如何|多少|几|是不是|有没有|能不能|会不会|在不在|签不签|对不对|要不要|为何|凭
  没|不 $
  帮|给我|替我|你|查|看看|看下|看一下|列|拉|翻|念|说说|讲讲|来个|整一|弄一|出个|捋|盘|扫|发我|发一下|我要|想知道|标红|算算|算一|比一|比比|排一|排个|排名|解释|介绍
`

/** Beyond this many characters a message is a story in which an answer is wanted only where it is asked for. */
const story = 24

/**
 * Danger is looked for in the words as they stand, names and all (两瓶茅台), and across commas (没去，补一条拜访), because missing
 * it once is worse than asking in vain.
 */
function isHeard({ intent, phrases }: Signal, { clauses, text }: Message, plainly: readonly string[]): boolean {
  if (telling.includes(intent)) return clauses.some((clause) => isTold(phrases, clause.replace(politely, '')))
  const where =
    lookingUp.includes(intent) && text.length > story
      ? clauses.filter((clause) => saysAny([clause], asksOrBids))
      : clauses
  if (saysAny(where, phrases)) return true
  return (safety.includes(intent) || intent === 'sandbox.whatif') && saysAny(plainly, phrases)
}

/** 能不能帮我建个商机 orders it. */
const politely = /^(?:你)?(?:能不能|可不可以|可以|能否|能)(?=[帮给替]我)/

/** The words with their names, and across commas, where that is something else than the clauses. */
function asItStands({ clauses, text }: Message): string[] {
  return [...clausesIn(text), text.replace(/[,，]\s*/g, ' ')].filter((words) => !clauses.includes(words))
}
