import { v5 } from 'uuid'
import type { People, Tenant } from '../people/person.ts'
import { Refusal } from '../people/refusal.ts'
import type { Card } from './card.ts'
import type { Entry, Outcome } from './journal.ts'
import { type Content, conversationId, type Incoming, type Media, type News, type Press } from './message.ts'
import type { Platform } from './platform.ts'
import { greet, type Newcomer } from './reception.ts'
import type { Answer, Change, Meaning, Remembered, Reply, Skill, Turn } from './skill.ts'
import type { Vouching } from './vouching.ts'

/** What one can ask for, and what is said besides. */
export interface Repertoire<M extends Meaning, C extends Change> {
  /** In the order in which a message is offered to them. */
  skills: readonly Skill<M, C>[]
  understand(text: string, turn: Turn): Promise<M>
  /** Answers what no skill knows, honestly; `partly` when the rest of the message was answered. */
  fallback(meaning: M, partly: boolean): Answer<C>
  /** What a person sees first, once a day. */
  welcome(turn: Turn): Answer<C>
  /** How administrators are asked about somebody who wants to be let in, and how that is noted. */
  joinRequest(newcomer: Newcomer): { card: Card; change: C }
  /** What is made of news, and whose doing it was where a person is behind it; nobody has spoken, so every reply names whom it is for. */
  news(news: News, occasion: Occasion): Promise<Answer<C> & { actor?: string }>
}

/** Where and when news came in. */
export interface Occasion {
  tenant: Tenant
  platform: Platform
  now: Date
  newId(): string
}

interface Parts<M extends Meaning, C extends Change> extends Repertoire<M, C> {
  people: People
  vouching: Pick<Vouching, 'vouchesFor'>
  platform(name: string): Platform | undefined
  /** The calendar day a moment falls on where the company works. */
  dayOf(at: Date): string
}

export type Dispatch<C extends Change> = (entry: Entry, remembered: Remembered) => Promise<Outcome<C>>

const expired = '这个按钮已经过期了，重新发一句话就好。'

/** A message in, everything to write and send out: who is speaking, what was meant, whose it is to answer. */
export function openDispatch<M extends Meaning, C extends Change>(parts: Parts<M, C>): Dispatch<C> {
  const { people, vouching, platform, skills, fallback, welcome, joinRequest, understand, dayOf, news } = parts

  return async ({ id, incoming }, remembered) => {
    const tenant = await people.tenantFor(incoming.platform, incoming.corp)
    if (tenant === undefined) return { replies: [] }
    if (incoming.content.kind === 'notice') return { tenantId: tenant.id, replies: [] }

    // The day and the hour are those of the message: answered late, "tomorrow" still means what it meant.
    const at = new Date(incoming.receivedAt)
    let made = 0
    const newId = () => v5(String(made++), id)
    if (incoming.content.kind === 'news') {
      const through = platform(incoming.platform)
      if (through === undefined) return { tenantId: tenant.id, replies: [] }
      const { actor, ...answer } = await news(incoming.content, { tenant, platform: through, now: at, newId })
      return { tenantId: tenant.id, ...(actor === undefined ? {} : { personId: actor }), ...answer }
    }
    const directory = platform(incoming.platform)?.directory
    const guest = await greet(incoming, tenant, { people, vouching, directory, joinRequest })
    if ('replies' in guest) {
      const told = remembered.turnedAway === dayOf(at) && incoming.content.kind === 'enter'
      return {
        tenantId: tenant.id,
        ...(told ? { replies: [] } : guest),
        remembered: { ...remembered, turnedAway: dayOf(at) },
      }
    }

    const turn: Turn = {
      person: guest.person,
      tenant,
      platform: incoming.platform,
      corp: incoming.corp,
      memory: remembered.skills,
      now: at,
      today: dayOf(at),
      ...(platform(incoming.platform)?.rewords && { rewords: true }),
      newId,
      ...groupOf(incoming),
    }
    const greeting = isGreeted(incoming, remembered, turn, guest.isNew) ? welcome(turn).replies : []
    const answer = await orRefusal(() => answerTo(incoming.content, turn, awaitedSkill(remembered, at)))
    const greeted = greeting.length > 0 ? turn.today : remembered.greeted
    return {
      tenantId: tenant.id,
      personId: guest.person.id,
      replies: [...greeting, ...answer.replies],
      changes: answer.changes ?? [],
      remembered: {
        skills: answer.memory ?? remembered.skills,
        ...(greeted === undefined ? {} : { greeted }),
        ...awaitingAfter(incoming.content, answer, remembered, at),
      },
    }
  }

  function answerTo(content: Content, turn: Turn, awaiting: string | undefined): Promise<Answered<C>> {
    switch (content.kind) {
      case 'text':
        return hear(content.text, turn, awaiting)
      case 'press':
        return press(content, turn)
      case 'media':
        return look(content, turn)
      case 'enter':
      case 'news':
      case 'notice':
        return Promise.resolve({ replies: [] })
    }
  }

  /** What is not text is the first skill's that makes something of it; else what can be done instead is said. */
  async function look(media: Media, turn: Turn): Promise<Answered<C>> {
    for (const skill of skills) {
      const answer = await skill.media?.(turn, media)
      if (answer !== undefined) return answer
    }
    return { replies: [{ kind: 'text', text: aboutMedia[media.type] }] }
  }

  /** Everything in a message is answered, each part by whom it concerns; what nobody knows is said to be so. */
  async function hear(text: string, turn: Turn, awaiting: string | undefined): Promise<Answered<C>> {
    const meaning = await understand(text, turn)
    const left = new Set(meaning.intents)
    let together: Answered<C> = { replies: [] }
    for (const skill of inOrder(meaning.intents, awaiting)) {
      const isAwaited = skill.name === awaiting
      if (
        !isAwaited &&
        (!skill.intents.some((intent) => left.has(intent)) || (skill.comesLast && isAnswered(together)))
      )
        continue
      const now = { ...turn, memory: together.memory ?? turn.memory, ...(isAwaited ? { awaited: true as const } : {}) }
      const answer = await orRefusal(async () => skill.reply?.(now, text, meaning))
      if (answer === undefined) continue
      together = added(together, answer)
      if (answer.hears !== undefined) return added(together, await again(answer, turn))
      if (answer.halts === true || skill.comesFirst === true) return together
      for (const intent of [...skill.intents, ...(skill.absorbs ?? [])]) left.delete(intent)
    }
    const unknown = meaning.intents.filter((intent) => skills.every(({ intents }) => !intents.includes(intent)))
    const rest = unknown.length > 0 ? { ...meaning, intents: unknown } : meaning
    return unknown.some((intent) => left.has(intent)) || !isAnswered(together)
      ? added(together, fallback(rest, isAnswered(together)))
      : together
  }

  /** Words heard once more, with what is remembered by then. */
  async function again({ hears = '', memory }: Answer<C>, turn: Turn): Promise<Answered<C>> {
    return hear(hears, { ...turn, memory: memory ?? turn.memory }, undefined)
  }

  /** What needs care before all, then whoever awaits the message, then the others. */
  function inOrder(intents: readonly string[], awaiting: string | undefined): Skill<M, C>[] {
    const careful = skills.filter((skill) => skill.comesFirst && skill.intents.some((one) => intents.includes(one)))
    const awaited = skills.filter(({ name }) => name === awaiting)
    return [...new Set([...careful, ...awaited, ...skills])]
  }

  async function press({ action, argument }: Press, turn: Turn): Promise<Answered<C>> {
    const [name, verb = ''] = action.split('.', 2)
    const answers = skills.find((candidate) => candidate.name === name)?.presses?.[verb]
    if (answers === undefined) throw new Refusal(expired)
    const answer = await answers(turn, argument)
    return answer.hears === undefined ? answer : added(answer, await again(answer, turn))
  }
}

/** Where the others read along. */
function groupOf({ platform, corp, group }: Incoming): Pick<Turn, 'group'> {
  return group === undefined
    ? {}
    : { group: { platform, conversation: conversationId(platform, corp, group), userId: group } }
}

type Answered<C extends Change> = Answer<C> & { refused?: true }

function isAnswered({ replies }: Answer): boolean {
  return replies.length > 0
}

/** Two answers to one message, as one. */
function added<C extends Change>(one: Answered<C>, other: Answered<C>): Answered<C> {
  const memory = other.memory ?? one.memory
  const awaits = other.awaits ?? one.awaits
  return {
    replies: [...one.replies, ...other.replies],
    changes: [...(one.changes ?? []), ...(other.changes ?? [])],
    ...(memory === undefined ? {} : { memory }),
    ...(awaits === undefined ? {} : { awaits }),
    ...(other.refused === true ? { refused: true } : {}),
  }
}

/** Coming back to the chat, a picture or a dead button is no answer to what was asked: the skill waits on. */
function awaitingAfter<C extends Change>(
  { kind }: Content,
  { awaits, refused }: Answered<C>,
  { awaiting }: Remembered,
  at: Date,
): Pick<Remembered, 'awaiting'> {
  if (awaits !== undefined) return { awaiting: { skill: awaits, since: at.getTime() } }
  const waitsOn = kind === 'enter' || kind === 'media' || refused === true
  return waitsOn && awaiting !== undefined ? { awaiting } : {}
}

/** How long a skill may wait for the message it asked for. */
const patienceMs = 10 * 60_000

function awaitedSkill({ awaiting }: Remembered, at: Date): string | undefined {
  return awaiting !== undefined && at.getTime() - awaiting.since < patienceMs ? awaiting.skill : undefined
}

/** Newcomers are greeted with their first message, everybody else when they open the chat, once a day. */
function isGreeted({ content }: Incoming, { greeted }: Remembered, { today }: Turn, isNew: boolean): boolean {
  return isNew || (content.kind === 'enter' && greeted !== today)
}

/** An expected refusal is an answer like any other. */
async function orRefusal<A>(answer: () => Promise<A>): Promise<A | (Answer<never> & { refused: true })> {
  try {
    return await answer()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const replies: readonly Reply[] = [{ kind: 'text', text: error.message }]
    return { replies, refused: true }
  }
}

const aboutMedia: Record<Media['type'], string> = {
  voice: '语音在这个应用里拿不到转写文字。长按输入法的话筒说话，转成文字再发给我，一样快。',
  image: '图片我还不会读。关键信息用一句话发给我就行。',
  video: '视频我还不会看。发生了什么，用一句话告诉我就行。',
  location: '位置收到。到访记录要你自己说一句，比如“刚见了张主任，他说预算没批”。',
  link: '链接我不会点开看。里面要紧的那句，直接贴给我就行。',
  file: '文件我还不会读。客户、商机的表格在网页的“导入”里传；别的，要紧的内容复制成文字发给我就行。',
}
