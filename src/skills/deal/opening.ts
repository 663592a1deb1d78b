import type { Card } from '../../conversation/card.ts'
import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import { type Deal, statusNames, unnamedDeal } from '../../sales/deal.ts'
import { nothingKnown } from '../../sales/facts.ts'
import { sayStage } from '../../sales/stage.ts'
import type { Understood } from '../../understanding/understood.ts'
import type { Filing } from '../filing/frame.ts'
import type { Ports, SalesAnswer } from '../ports.ts'
import type { Cases } from '../sandbox/cases.ts'
import { toldFacts } from '../sandbox/facts-from-slots.ts'
import { remember } from '../talk/memory.ts'
import type { FindCustomer } from '../whom/find-customer.ts'
import type { Who } from '../whom/who.ts'
import type { ClashDesk } from './clash.ts'
import { createFiler, type ToldNewDeal } from './create-filer.ts'
import { dictatedIn } from './dictated.ts'
import { updateFiler } from './update-filer.ts'

/** Opening a deal 建商机, from the sentence to the card: who it is with, and whether somebody has it already. */
export interface Opening {
  tell(turn: Turn, text: string, meaning: Understood): Promise<SalesAnswer>
  /** For the customer of a case that has been talked about, with all that was told of it. */
  begin(turn: Turn, decisionId: string): Promise<SalesAnswer>
  /** For a customer who is on file and has none. */
  beginWith(turn: Turn, customerId: string): Promise<SalesAnswer>
  /** The name that was asked for; `undefined` when the message is about something else. */
  named(turn: Turn, text: string, meaning: Understood): Promise<SalesAnswer | undefined>
  /** It is the deal that is there: what was told goes into that. */
  same(turn: Turn, dealId: string): Promise<SalesAnswer>
  another(turn: Turn): Promise<SalesAnswer>
  /** Goes on with what a manager has granted. */
  resume(turn: Turn, clashId: string): Promise<SalesAnswer>
}

export function openOpening(
  { deals, customers }: Pick<Ports, 'deals' | 'customers'>,
  who: Who,
  findCustomer: FindCustomer,
  cases: Pick<Cases, 'byId'>,
  desk: ClashDesk,
  filing: Filing,
): Opening {
  return { tell, begin, beginWith, named, same, another, resume }

  async function tell(turn: Turn, text: string, meaning: Understood): Promise<SalesAnswer> {
    const { customer: said, product } = meaning.slots
    const { customer: _, ...news } = toldFacts(text, meaning, nothingKnown, turn.today)
    const [named] = [said ?? []].flat()
    const { customer = named ?? '', name = product ?? unnamedDeal } = dictatedIn(text, named)
    const source = { customer, name: product ?? name, news }
    return source.customer === '' ? askWhose(turn, source) : unlessThere(turn, text, source)
  }

  async function begin(turn: Turn, decisionId: string): Promise<SalesAnswer> {
    const decision = await cases.byId(turn, decisionId)
    const { customer, ...news } = decision?.facts ?? nothingKnown
    if (customer === undefined) throw new Refusal('找不到这张卡片对应的客户了，说“建个商机”加客户名就行。')
    return unlessThere(turn, customer.value, {
      customer: customer.value,
      name: news.product?.value ?? unnamedDeal,
      news,
    })
  }

  async function beginWith(turn: Turn, customerId: string): Promise<SalesAnswer> {
    const customer = await customers.byId(turn.person, customerId)
    if (customer === undefined) throw new Refusal('这家客户现在看不到了，可能已经转给别人。')
    return unlessThere(turn, customer.name, {
      customer: customer.name,
      customerId,
      name: unnamedDeal,
      news: nothingKnown,
    })
  }

  async function named(turn: Turn, text: string, meaning: Understood): Promise<SalesAnswer | undefined> {
    const name = isPlain(meaning) ? ([meaning.slots.customer ?? []].flat()[0] ?? asName(text)) : undefined
    return name === undefined ? undefined : unlessThere(turn, text, { ...told(turn), customer: name })
  }

  async function same(turn: Turn, dealId: string): Promise<SalesAnswer> {
    const { news, name } = told(turn)
    return filing.propose(turn, updateFiler('deal.update'), { dealId, news, name })
  }

  async function another(turn: Turn): Promise<SalesAnswer> {
    const source = told(turn)
    return (await desk.stop(turn, source.customer, source)) ?? propose(turn, source)
  }

  async function resume(turn: Turn, clashId: string): Promise<SalesAnswer> {
    const source = await desk.granted(turn, clashId)
    return (await mentioned(turn, source.customer, source)) ?? propose(turn, source)
  }

  async function unlessThere(turn: Turn, text: string, source: ToldNewDeal): Promise<SalesAnswer> {
    const there = (await mentioned(turn, text, source)) ?? (await desk.stop(turn, text, source))
    return there ?? propose(turn, source)
  }

  /** Deals going on with this customer that the person may see. */
  async function mentioned(turn: Turn, text: string, source: ToldNewDeal): Promise<SalesAnswer | undefined> {
    const meant = await who.open(turn.person, source.customer, text)
    const found = await Promise.all(meant.deals.slice(0, dealsShown).map(({ id }) => deals.byId(turn.person, id)))
    const there = found.filter((deal) => deal !== undefined)
    if (there.length === 0) return undefined
    return {
      replies: [{ kind: 'card', card: thereCard(there, turn.person.id, meant.sure) }],
      memory: remember(turn.memory, { opening: JSON.stringify(source) }),
    }
  }

  async function propose(turn: Turn, source: ToldNewDeal): Promise<SalesAnswer> {
    const found = await findCustomer(turn.person, source.customer)
    const memory = remember(turn.memory, { opening: undefined })
    const onFile = found?.sure ? { customerId: found.customer.id } : {}
    return filing.propose({ ...turn, memory }, createFiler, { ...source, ...onFile })
  }

  function askWhose(turn: Turn, source: ToldNewDeal): SalesAnswer {
    return {
      replies: [{ kind: 'text', text: '哪家客户？说个名字就行。' }],
      memory: remember(turn.memory, { opening: JSON.stringify(source), pending: 'ask:customer' }),
      awaits: 'deal',
    }
  }
}

/** Deals that fit on buttons beside 另建一单. */
const dealsShown = 4

function told({ memory: { opening } }: Turn): ToldNewDeal {
  if (opening === undefined) throw new Refusal('这张卡片已经过期了，把那句话再说一遍就好。')
  return JSON.parse(opening) as ToldNewDeal
}

const longestName = 40

/** Without any order or figure in it, a message is the name that was asked for. */
function isPlain({ intents, slots }: Understood): boolean {
  if (slots.customer === undefined && slots.amount !== undefined) return false
  return intents.every((intent) => ['deal.create', 'deal.update', 'smalltalk', 'sandbox.talktrack'].includes(intent))
}

function asName(text: string): string | undefined {
  const name = text.trim().replace(/[。，,.！!]$/, '')
  return name.length >= 2 && name.length <= longestName && !/\s|[，。？?！!]/.test(name) ? name : undefined
}

/** There is one already: it is said whose, and one may go on with it. */
function thereCard(there: readonly Deal[], personId: string, sure: boolean): Card {
  const own = there.filter(({ ownerId }) => ownerId === personId)
  return {
    title: sure ? '这家客户已经有在跟的商机' : '有名字很像的在跟商机，是不是同一家？',
    subtitle: own.length > 0 ? '同一件事就更新原来的，免得一单变两单' : '是同事在跟的',
    blocks: [
      {
        kind: 'facts',
        rows: there.map(({ customer, name, stage, status, ownerId, ownerName }) => ({
          label: customer,
          value: [
            name,
            status === 'open' ? sayStage(stage) : statusNames[status],
            ownerId === personId ? '你' : ownerName,
          ].join('，'),
        })),
      },
    ],
    buttons: [
      ...own.map(({ id, name }) => ({
        label: name === unnamedDeal ? '更新原来的' : `更新${name}`,
        action: 'deal.same',
        argument: id,
      })),
      { label: '另建一单', action: 'deal.another', argument: 'new' },
    ],
  }
}
