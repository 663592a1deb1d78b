import type { Card } from '../../conversation/card.ts'
import type { Turn } from '../../conversation/skill.ts'
import { clockOf } from '../../language/calendar.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Appointment } from '../../sales/calendar.ts'
import { pushPlatform } from '../../sales/outside-calendar.ts'
import { isToTheMinute, type ToldTime } from '../../sales/told-time.ts'
import type { Filer } from '../filing/filer.ts'
import type { Filing } from '../filing/frame.ts'
import { mayTellTime, timeAsked, toldAt } from '../hearing/told-times.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import { remember } from '../talk/memory.ts'
import { taskFiler } from '../task/filer.ts'
import type { FindDeal } from '../whom/find-deal.ts'
import { type Agreed, agreedIn, changeIn, meantBy } from './agreed.ts'
import { type Dated, named } from './filer.ts'

/** Appointments of one message beyond these are said once more. */
const mostAtOnce = 4

/** 约、改期、取消: appointments with people of customers, kept in the product's own calendar. */
export function calendarSkill(
  { calendar }: Pick<Ports, 'calendar'>,
  findDeal: FindDeal,
  filing: Filing,
  filer: Filer<Dated>,
): SalesSkill {
  return {
    name: 'calendar',
    intents: ['calendar.create'],
    shown: {
      title: '约日程',
      what: '说一句就排，撞了会告诉你；改期、取消也一样',
      examples: ['周三下午两点约了王总看方案'],
    },

    async reply(turn, text, meaning) {
      const waiting = turn.memory['appointment']
      if (turn.awaited && waiting !== undefined)
        return mayTellTime(text, turn.now, meaning) ? dated(turn, JSON.parse(waiting) as Agreed, text) : undefined
      const change = meaning.intents.includes('visit.log') ? undefined : changeIn(text)
      let together: SalesAnswer = { replies: [] }
      for (const agreed of agreedIn(text, meaning, turn.now).slice(0, mostAtOnce)) {
        const now = { ...turn, memory: together.memory ?? turn.memory }
        const found = await findDeal(now, text, agreed.customer, meaning.slots)
        if (found.asked !== undefined) return found.asked
        const about = withDeal(now, agreed, found.deal)
        const answer = change === undefined ? await make(now, about) : await alter(now, text, about, change)
        together = { ...answer, replies: [...together.replies, ...answer.replies] }
      }
      return together
    },

    presses: {
      when: async (turn, id) => askWhen(turn, ofAppointment(await own(turn, id))),
      which: async (turn, argument) => {
        const [verb, id = '', ...when] = argument.split(';')
        const appointment = ofAppointment(await own(turn, id), verb === 'cancel')
        const [value, partOfDay] = when
        if (verb === 'cancel') return make(turn, appointment)
        if (value === undefined) return askWhen(turn, appointment)
        return make(turn, { ...appointment, when: toldAt(value, partOfDay) })
      },
      join: async (turn, id) => {
        const meeting = await calendar.invited(turn.person, id)
        if (meeting === undefined) throw new Refusal('这场会已经取消了，或者没有请你。')
        const { title, when, customer, with: names, agenda } = meeting
        const day = when.value.slice(0, 10)
        const own = await calendar.between(turn.person, day, day)
        if (own.some((one) => one.ownerId === turn.person.id && one.title === title && one.when.value === when.value))
          throw new Refusal('已经在你的日程里了。')
        return filing.file(turn, filer, {
          ...{ title, when, with: names, besideVisit: true },
          ...(customer === undefined ? {} : { customer }),
          ...(agenda === undefined ? {} : { agenda }),
        })
      },
      remind: async (turn, id) => {
        const { title, when, customer, dealId } = await own(turn, id)
        if (!isToTheMinute(when)) throw new Refusal('这条日程没有说几点，先定下几点再设提醒。')
        return filing.file(turn, taskFiler, {
          text: `${title}（${clockOf(new Date(when.value))} 开始）`,
          due: hourBefore(when),
          ...(customer === undefined ? {} : { customer }),
          ...(dealId === undefined ? {} : { dealId }),
        })
      },
    },
  }

  async function make(turn: Turn, agreed: Agreed): Promise<SalesAnswer> {
    const { when } = agreed
    return when === undefined ? askWhen(turn, agreed) : filing.propose(turn, filer, { ...agreed, when })
  }

  /** The time is asked for, and the next message may tell it. */
  async function askWhen(turn: Turn, agreed: Agreed): Promise<SalesAnswer> {
    const what = agreed.of === undefined ? `“${agreed.title}”约在什么时候` : `“${agreed.title}”改到什么时候`
    return {
      replies: [{ kind: 'text', text: `${what}？说个时间就行，比如“周五下午两点”。` }],
      memory: remember(turn.memory, { appointment: JSON.stringify(agreed) }),
      awaits: 'calendar',
    }
  }

  async function dated(turn: Turn, agreed: Agreed, text: string): Promise<SalesAnswer | undefined> {
    const when = timeAsked(text, turn.now, agreed.of?.was)
    if (when === undefined) return undefined
    const memory = remember(turn.memory, { appointment: undefined })
    return { ...(await filing.propose({ ...turn, memory }, filer, { ...agreed, when })), halts: true }
  }

  /** Moves or cancels the one that is meant; of several the person chooses. */
  async function alter(turn: Turn, text: string, agreed: Agreed, change: 'move' | 'cancel'): Promise<SalesAnswer> {
    const found = await meantBy(calendar, turn.person, text, agreed, turn.now, turn.today)
    const [only, ...more] = found
    if (only === undefined) {
      const [there] = await meantBy(calendar, turn.person, text, agreed, turn.now, turn.today, true)
      if (there !== undefined && isAboutIt(agreed)) throw standsElsewhere(there)
      return notFound(turn, agreed, change)
    }
    if (more.length > 0) return { replies: [{ kind: 'card', card: whichCard(found, change, agreed.when, turn.today) }] }
    const meant = ofAppointment(only, change === 'cancel')
    const when = agreed.when && (timeAsked(text, turn.now, only.when) ?? agreed.when)
    return make(turn, change === 'cancel' || when === undefined ? meant : { ...meant, when })
  }

  async function notFound(turn: Turn, agreed: Agreed, change: 'move' | 'cancel'): Promise<SalesAnswer> {
    if (change === 'cancel') throw new Refusal('日程里没找到这条，所以没有可取消的。')
    if (agreed.when === undefined) throw new Refusal('日程里没找到要改的那条。说说是跟谁、原来哪天。')
    return filing.propose(turn, filer, { ...agreed, when: agreed.when }, '日程里没找到原来那条，按新的一条来记')
  }

  async function own({ person }: Turn, id: string): Promise<Appointment> {
    const found = await calendar.byId(person, id)
    if (found === undefined || found.ownerId !== person.id) throw new Refusal('找不到这条日程，可能不是你的。')
    if (found.state === 'cancelled') throw new Refusal('这条日程已经取消了。')
    if (found.outside !== undefined) throw standsElsewhere(found)
    return found
  }
}

function standsElsewhere({ title, outside }: Appointment): Refusal {
  const where = outside === pushPlatform ? '是公司别的系统推来的' : '在你自己的日历里'
  return new Refusal(`“${title}”${where}，请在那边改，我会跟着变。`)
}

/** Something was said by which it can be told from others. */
function isAboutIt({ customer, dealId, with: names }: Agreed): boolean {
  return customer !== undefined || dealId !== undefined || names.length > 0
}

/** Without another name the talk's deal is meant. */
function withDeal({ memory }: Turn, agreed: Agreed, deal: { id: string; customer: string } | undefined): Agreed {
  if (deal !== undefined) return { ...agreed, customer: deal.customer, dealId: deal.id }
  if (agreed.customer !== undefined) return agreed
  const { customer, deal: dealId } = memory
  return {
    ...agreed,
    ...(customer === undefined ? {} : { customer }),
    ...(dealId === undefined ? {} : { dealId }),
  }
}

/** A standing appointment, to be moved or cancelled. */
function ofAppointment({ id, title, when, customer, dealId, with: names }: Appointment, cancels = false): Agreed {
  return {
    title,
    with: names,
    ...(customer === undefined ? {} : { customer }),
    ...(dealId === undefined ? {} : { dealId }),
    ...(cancels ? { when } : {}),
    of: { id, was: when, ...(cancels ? { cancels } : {}) },
  }
}

/** Appointments that fit on buttons. */
const shown = 5

function whichCard(
  found: readonly Appointment[],
  change: 'move' | 'cancel',
  to: ToldTime | undefined,
  today: string,
): Card {
  const few = found.slice(0, shown)
  const target = to === undefined ? [] : [to.value, ...(to.partOfDay === undefined ? [] : [to.partOfDay])]
  return {
    title: change === 'move' ? '改的是哪一条？' : '取消的是哪一条？',
    subtitle: found.length > shown ? `对得上的有 ${found.length} 条，先列最近的` : `对得上的有 ${found.length} 条`,
    blocks: [{ kind: 'facts', rows: few.map((one) => ({ label: one.customer ?? '日程', value: named(one, today) })) }],
    buttons: few.map((one) => ({
      label: named(one, today),
      action: 'calendar.which',
      argument: [change, one.id, ...target].join(';'),
    })),
  }
}

function hourBefore({ value }: ToldTime): ToldTime {
  const at = new Date(Date.parse(value) - 60 * 60_000)
  return toldAt(`${new Date(at.getTime() + 8 * 60 * 60_000).toISOString().slice(0, 16)}+08:00`)
}
