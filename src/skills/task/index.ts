import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Task } from '../../sales/task.ts'
import { momentFor, sayInstant, type ToldTime } from '../../sales/told-time.ts'
import type { Understood } from '../../understanding/understood.ts'
import type { Filing } from '../filing/frame.ts'
import { mayTellTime, timeAsked, toldAt } from '../hearing/told-times.ts'
import type { Ports, SalesAnswer, SalesSkill, Writes } from '../ports.ts'
import { remember } from '../talk/memory.ts'
import type { FindDeal } from '../whom/find-deal.ts'
import { listCard, whenCard } from './cards.ts'
import { taskFiler } from './filer.ts'
import { asksForList, type HeardTask, tasksIn } from './heard.ts'

/** Tasks of one message beyond these are said once more. */
const mostAtOnce = 5

/** 待办与提醒: what to do, when, about whom; kept at once, for it can be taken back with one tap. */
export function taskSkill(
  { tasks, deals }: Pick<Ports, 'tasks' | 'deals'>,
  findDeal: FindDeal,
  filing: Filing,
): SalesSkill {
  return {
    name: 'task',
    intents: ['task.create', 'customer.query'],
    shown: {
      title: '提醒',
      what: '说一声就记下，到点在这里叫你；“我的待办”看全部',
      examples: ['周五下午提醒我给王总发报价'],
      open: { label: '我的待办', action: 'task.list', argument: '0' },
    },

    async reply(turn, text, meaning) {
      const { taskMoving } = turn.memory
      if (turn.awaited && taskMoving !== undefined) return moveInWords(turn, taskMoving, text, meaning)
      if (asksForList(text, meaning)) return list(turn, 0)
      if (!meaning.intents.includes('task.create')) return undefined
      let together: SalesAnswer = { replies: [] }
      for (const heard of tasksIn(text, meaning, turn.now).slice(0, mostAtOnce)) {
        const { memory = turn.memory } = together
        const answer = await file({ ...turn, memory }, text, heard)
        if (answer.halts) return answer
        together = {
          ...answer,
          replies: [...together.replies, ...answer.replies],
          changes: [...(together.changes ?? []), ...(answer.changes ?? [])],
        }
      }
      return together
    },

    presses: {
      list: (turn, from) => list(turn, Number(from)),
      when: askWhen,
      at: async (turn, argument) => {
        const [id = '', value = '', part] = argument.split(';')
        return moved(turn, await own(turn, id), toldAt(value, part))
      },
      done: async (turn, id) => {
        const task = await own(turn, id)
        return {
          replies: [
            { kind: 'redraw', card: { title: `✓ ${task.text}`, subtitle: '做完了', blocks: [] } },
            { kind: 'text', text: `好，“${task.text}”做完了。有结果就说一句，我来记。` },
          ],
          changes: [ended(task, 'task.done')],
        }
      },
      tick: async (turn, argument) => {
        const [id = '', from = '0'] = argument.split(';')
        const task = await own(turn, id)
        const left = (await mine(turn)).filter((other) => other.id !== task.id)
        const first = Number(from) < left.length ? Number(from) : 0
        return {
          replies: [
            { kind: 'redraw', card: listCard(left, first, turn.today) },
            { kind: 'text', text: `好，“${task.text}”做完了。还剩 ${left.length} 件。` },
          ],
          changes: [ended(task, 'task.done')],
        }
      },
      drop: async (turn, id) => {
        const task = await own(turn, id)
        return {
          replies: [
            { kind: 'redraw', card: { title: `不提醒了：${task.text}`, blocks: [] } },
            { kind: 'text', text: `好，不会再提醒“${task.text}”，也不在待办里了。` },
          ],
          changes: [ended(task, 'task.dropped')],
        }
      },
    },
  }

  /** Whom the talk is about, unless it tells of somebody known elsewhere: theirs, where that is one place, else nobody's. */
  async function aboutWhom(
    { person, memory }: Turn,
    { text }: HeardTask,
  ): Promise<{ customer?: string; deal?: string }> {
    const known = (await deals.open(person)).filter(({ facts: { contacts } }) =>
      contacts.some(({ name }) => name !== undefined && text.includes(name)),
    )
    if (known.length === 0 || known.some(({ id }) => id === memory['deal'])) return memory
    const [only, ...more] = known
    return only === undefined || more.length > 0 ? {} : { customer: only.customer, deal: only.id }
  }

  /** The named customer, with their deal when they have one; else whom the talk is about. */
  async function file(turn: Turn, text: string, heard: HeardTask): Promise<SalesAnswer> {
    const found = await findDeal(turn, text, heard.customer)
    if (found.asked !== undefined) return found.asked
    const { customer, deal } =
      heard.customer === undefined ? await aboutWhom(turn, heard) : { customer: heard.customer, deal: undefined }
    const dealId = found.deal?.id ?? deal
    const about = found.deal?.customer ?? customer
    return filing.file(turn, taskFiler, {
      ...heard,
      ...(about === undefined ? {} : { customer: about }),
      ...(dealId === undefined ? {} : { dealId }),
    })
  }

  async function list(turn: Turn, from: number): Promise<SalesAnswer> {
    return { replies: [{ kind: 'card', card: listCard(await mine(turn), from, turn.today) }] }
  }

  async function askWhen(turn: Turn, id: string): Promise<SalesAnswer> {
    const task = await own(turn, id)
    return {
      replies: [{ kind: 'card', card: whenCard(task, turn.now) }],
      memory: remember(turn.memory, { taskMoving: id, pending: 'ask:datetime' }),
      awaits: 'task',
    }
  }

  /** Without a time in it the message was about something else, and the task stays as it was. */
  async function moveInWords(
    turn: Turn,
    id: string,
    text: string,
    meaning: Understood,
  ): Promise<SalesAnswer | undefined> {
    if (!mayTellTime(text, turn.now, meaning, 'task.create') || timeAsked(text, turn.now) === undefined)
      return undefined
    const task = await own(turn, id)
    const due = timeAsked(text, turn.now, task.due)
    return due && { ...moved(turn, task, due), halts: true }
  }

  function moved(turn: Turn, task: Task, due: ToldTime): SalesAnswer {
    const at = momentFor(due, turn.now)
    if (at === undefined) throw new Refusal('这个时间已经过了，提醒还是原来的。换个时间再说一次。')
    const remindAt = new Date(at).toISOString()
    return {
      replies: [
        { kind: 'redraw', card: { title: `改到 ${sayInstant(new Date(at), turn.today)}`, blocks: [] } },
        { kind: 'text', text: `改好了，${sayInstant(new Date(at), turn.today)} 提醒你：${task.text}。` },
      ],
      changes: [{ kind: 'task.moved', level: 'auto', subject: task.id, due, remindAt }],
      memory: remember(turn.memory, { taskMoving: undefined }),
    }
  }

  async function mine({ person }: Turn): Promise<Task[]> {
    return (await tasks.open(person)).filter(({ ownerId }) => ownerId === person.id)
  }

  /** One's own, still open. */
  async function own({ person }: Turn, id: string): Promise<Task> {
    const task = await tasks.byId(person, id)
    if (task === undefined || task.ownerId !== person.id) throw new Refusal('找不到这条待办，可能不是你的。')
    if (task.state === 'done') throw new Refusal('这条待办已经做完了。')
    if (task.state === 'dropped') throw new Refusal('这条待办已经撤销了。')
    return task
  }
}

function ended({ id }: Task, kind: 'task.done' | 'task.dropped'): Writes {
  return { kind, level: 'auto', subject: id }
}
