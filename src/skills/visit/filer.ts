import type { Turn } from '../../conversation/skill.ts'
import type { Calendar } from '../../sales/calendar.ts'
import type { Customer } from '../../sales/customer.ts'
import type { Deal } from '../../sales/deal.ts'
import { type Facts, isNoNews } from '../../sales/facts.ts'
import { begunStage } from '../../sales/record/begun-stage.ts'
import { dealChanged, withNews } from '../../sales/record/news.ts'
import { factLines } from '../../sales/sandbox/describe.ts'
import { sayTold, type ToldTime } from '../../sales/told-time.ts'
import type { Visit } from '../../sales/visit.ts'
import type { VisitDetails } from '../../sales/visit-details.ts'
import { correctedNews } from '../filing/corrected-news.ts'
import { isCorrecting } from '../filing/correcting.ts'
import type { Filer, Proposal, Records, Row } from '../filing/filer.ts'
import { newContacts } from '../filing/new-contacts.ts'
import { added, newCustomer } from '../filing/new-customer.ts'
import { chosenMood, placeAfter, reported } from '../talk/exchange.ts'
import type { FindCustomer } from '../whom/find-customer.ts'
import type { Who } from '../whom/who.ts'
import { detailRows, nextAppointment, ownTasks } from './details-changes.ts'

/** A visit to one customer as it was told. */
export interface ToldVisit {
  note: string
  /** When it was told, ISO 8601; and when it was, as told: a day, a minute or a period. */
  at: string
  on: string
  news: Facts
  dealId?: string
  /** Where an unrecorded case stood, and who it was about, for the card. */
  decision?: string
  who?: string
  /** How the customer was called, when one was named; and theirs on file, when they have no deal going on. */
  customer?: string
  customerId?: string
  /** What was agreed on in the same breath is an appointment of its own. */
  besideAppointment?: true
  /** What its page had besides the words, and when they meet again. */
  details?: VisitDetails
  agreed?: { title: string; when: ToldTime }
}

/** 记拜访: the words are kept, and what they tell of a deal moves its record on. */
export function visitFiler(
  calendar: Pick<Calendar, 'between'>,
  who: Who,
  findCustomer: FindCustomer,
): Filer<ToldVisit> {
  return {
    intent: 'visit.log',

    async draft(turn, source, records) {
      const { news, dealId, note, on, details, agreed } = source
      const deal = dealId === undefined ? undefined : await records.deal(turn, dealId)
      const found = await customerOf(turn, source, deal, records)
      const visit = visitOf(turn, source, found?.id)
      const tells = tellsOf(source, deal, found, turn.today)
      return {
        name: found === undefined ? '这次拜访' : `${found.name}的拜访`,
        about: recordedUnder(source, deal, found),
        note,
        page: pathOfForm,
        rows: [
          ...(on === turn.today ? [] : [{ label: '时间', value: sayTold({ value: on }, turn.today) }]),
          ...(deal === undefined ? told(news) : []),
          ...(details === undefined ? [] : detailRows(details, turn.today)),
        ],
        changes: [
          ...(found?.added === undefined ? [] : [added(found.added)]),
          { kind: 'visit.logged', level: 'confirm', subject: visit.id, visit },
          reported(turn, note, { ...toldOf(source), ...placeAfter(deal?.facts, news) }),
          ...(deal === undefined ? [] : dealChanged(deal, withNews(deal, news))),
          ...(found === undefined ? [] : await newContacts(turn, found.id, news, records)),
          ...(details === undefined ? [] : ownTasks(turn, details, deal)),
          ...(details === undefined || agreed === undefined
            ? []
            : await nextAppointment(turn, calendar, agreed, details, whoseOf(found, deal))),
        ],
        told: { words: note, news },
        ...(deal === undefined ? {} : { dealId: deal.id }),
        ...(tells === undefined ? {} : { tells }),
        ...(tells === undefined && found !== undefined
          ? { payback: `还没有商机，算不出赢单概率。有戏的话说“建个商机 ${found.name}”，我接着算。` }
          : {}),
      }
    },

    async corrected(turn, source, text, meaning) {
      const { datetime, customer } = meaning.slots
      const ahead = datetime !== undefined && datetime.slice(0, turn.today.length) > turn.today
      // No visit was tomorrow: a day still to come is that of the next step, unless that was filed by itself.
      const isNext = ahead && !source.besideAppointment
      const meant = isNext ? { ...meaning, slots: { ...meaning.slots, next: { datetime } } } : meaning
      const news = correctedNews(source.news, text, meant, turn.today)
      const on = ahead ? source.on : (datetime ?? source.on)
      const right = { ...source, on, news: news ?? source.news, note: `${source.note}（更正：${text.trim()}）` }
      const others = typeof customer === 'string' && !news?.competitors?.value.includes(customer)
      if (others && isCorrecting(text)) return whose(turn, right, customer, text)
      return news === undefined && on === source.on ? undefined : right
    },
  }

  /** The same visit, but to somebody else. */
  async function whose({ person }: Turn, visit: ToldVisit, customer: string, text: string): Promise<ToldVisit> {
    const { dealId: _deal, decision: _decision, customerId: _customer, who: _who, ...told } = visit
    const { deals, sure } = await who.open(person, customer, text)
    const [deal, ...more] = deals
    const onFile = await findCustomer(person, customer)
    return {
      ...told,
      customer,
      ...(deal !== undefined && sure && more.length === 0 ? { dealId: deal.id } : {}),
      ...(onFile?.sure ? { customerId: onFile.customer.id } : {}),
    }
  }
}

/** Where a visit is looked at and filled in at leisure; the id of the draft follows. */
const pathOfForm = '/h5/visit?draft='

function whoseOf(found: Found | undefined, deal: Deal | undefined) {
  return {
    ...(found === undefined ? {} : { customer: found.name }),
    ...(deal === undefined ? {} : { dealId: deal.id }),
  }
}

function toldOf({ at, dealId, decision, news, note, details }: ToldVisit) {
  return {
    ...(details === undefined ? {} : { mood: chosenMood(note, details.mood) }),
    intent: 'visit.log' as const,
    at,
    ...(dealId === undefined ? {} : { dealId }),
    ...(decision === undefined ? {} : { decisionId: decision }),
    objections: news.objections.map(({ value }) => value),
  }
}

/** Whose visit it was: the deal's customer, one on file, or one that is put on file with it. */
interface Found extends Pick<Customer, 'id' | 'name'> {
  added?: Customer
}

async function customerOf(
  turn: Turn,
  { customer: name, customerId, news }: ToldVisit,
  deal: Deal | undefined,
  records: Records,
): Promise<Found | undefined> {
  if (deal !== undefined) return { id: deal.customerId, name: deal.customer }
  const known = customerId === undefined ? undefined : await records.customer(turn, customerId)
  if (known !== undefined || name === undefined) return known
  const customer = newCustomer(turn, name, news)
  return { id: customer.id, name, added: customer }
}

/** What it says of its deal, or of the case the talk was about; else, where it says anything, of the customer's first one. */
function tellsOf(
  { decision, news }: ToldVisit,
  deal: Deal | undefined,
  found: Found | undefined,
  on: string,
): Proposal['tells'] {
  if (deal !== undefined || decision !== undefined) return { news, ...(decision === undefined ? {} : { decision }) }
  if (isNoNews(news)) return undefined
  const begun = { stage: begunStage(news, on), ...news }
  return { news: found === undefined ? begun : { ...begun, customer: { value: found.name, source: 'record', on } } }
}

function recordedUnder({ who }: ToldVisit, deal: Deal | undefined, found: Found | undefined): string {
  if (deal !== undefined) return `记到：${deal.customer} ${deal.name}`
  if (found !== undefined) return `${found.added === undefined ? '客户' : '新客户'}：${found.name}，还没有商机`
  return who === undefined ? '没说是哪家客户，先记在你名下' : `记到：${who}`
}

/** What was heard besides the words, where no record shows it. */
function told({ customer: _, ...news }: Facts): Row[] {
  return factLines(news).map(({ label, value }) => ({ label, value }))
}

function visitOf(
  { person, newId }: Turn,
  { note, at, on, dealId, decision, details }: ToldVisit,
  customerId: string | undefined,
): Visit {
  return {
    id: newId(),
    tenantId: person.tenantId,
    ownerId: person.id,
    teamId: person.teamId,
    ...(customerId === undefined ? {} : { customerId }),
    ...(dealId === undefined ? {} : { dealId }),
    ...(decision === undefined ? {} : { decisionId: decision }),
    on,
    at,
    loggedAt: at,
    text: note,
    ...(details === undefined ? {} : { details }),
  }
}
