import type { People } from '../people/person.ts'
import { Refusal } from '../people/refusal.ts'
import type { Outcome } from './journal.ts'
import type { Incoming, Media, Press, Text } from './message.ts'
import type { Platform } from './platform.ts'
import { greet } from './reception.ts'
import type { Answer, Change, Meaning, Memory, Reply, Skill, Turn } from './skill.ts'

interface Parts<M extends Meaning, C extends Change> {
  people: People
  platform(name: string): Platform | undefined
  skills: readonly Skill<M, C>[]
  /** Answers what no other skill knows, honestly. */
  fallback: Skill<M, C>
  welcome(turn: Turn): Answer<C>
  understand(text: string, turn: Turn): Promise<M>
  now(): Date
  /** The calendar day a moment falls on where the company works. */
  dayOf(at: Date): string
}

/** A message in, everything to write and send out: who is speaking, what was meant, whose it is to answer. */
export function openDispatch<M extends Meaning, C extends Change>(
  parts: Parts<M, C>,
): (incoming: Incoming, memory: Memory) => Promise<Outcome<C>> {
  const { people, platform, skills, fallback, welcome, understand, now, dayOf } = parts

  return async (incoming, memory) => {
    const tenant = await people.tenantFor(incoming.platform, incoming.corp)
    if (tenant === undefined) return { replies: [] }
    if (incoming.content.kind === 'notice') return { tenantId: tenant.id, replies: [] }

    const guest = await greet(incoming, tenant, people, platform(incoming.platform)?.directory)
    if ('turnedAway' in guest) return { tenantId: tenant.id, replies: guest.turnedAway }

    const at = now()
    const turn: Turn = {
      person: guest.person,
      tenant,
      conversation: incoming.conversation,
      memory,
      now: at,
      today: dayOf(at),
    }
    const answer = await orRefusal(() => answerTo(incoming, turn))
    const greeted = guest.isNew && incoming.content.kind !== 'enter' ? withWelcome(answer, welcome(turn)) : answer
    return { tenantId: tenant.id, personId: guest.person.id, ...greeted }
  }

  function answerTo({ content }: Incoming, turn: Turn): Promise<Answer<C>> {
    switch (content.kind) {
      case 'text':
        return hear(content, turn)
      case 'press':
        return press(content, turn)
      case 'enter':
        return Promise.resolve(enter(turn))
      case 'media':
        return Promise.resolve({ replies: [{ kind: 'text', text: aboutMedia[content.type] }] })
      case 'notice':
        return Promise.resolve({ replies: [] })
    }
  }

  async function hear({ text }: Text, turn: Turn): Promise<Answer<C>> {
    const meaning = await understand(text, turn)
    const awaited = skills.find(({ name }) => name === turn.memory['awaiting'])
    const meant = skills.find(({ intents }) => intents.some((intent) => meaning.intents.includes(intent)))
    return (awaited ?? meant ?? fallback).reply(turn, { text, meaning })
  }

  function press({ action, argument }: Press, turn: Turn): Promise<Answer<C>> {
    const [name, verb = ''] = action.split('.', 2)
    const skill = skills.find((candidate) => candidate.name === name)
    if (skill?.press === undefined) throw new Refusal('这个按钮已经过期了，重新发一句话就好。')
    return skill.press(turn, verb, argument)
  }

  /** Opening the chat is greeted once a day. */
  function enter(turn: Turn): Answer<C> {
    if (turn.memory['greeted'] === turn.today) return { replies: [] }
    return { ...welcome(turn), memory: { ...turn.memory, greeted: turn.today } }
  }
}

/** An expected refusal is an answer like any other. */
async function orRefusal<C extends Change>(answer: () => Promise<Answer<C>>): Promise<Answer<C>> {
  try {
    return await answer()
  } catch (error) {
    if (error instanceof Refusal) return { replies: [{ kind: 'text', text: error.message }] }
    throw error
  }
}

function withWelcome<C extends Change>(answer: Answer<C>, greeting: Answer<C>): Answer<C> {
  const replies: readonly Reply[] = [...greeting.replies, ...answer.replies]
  return { ...answer, replies }
}

const aboutMedia: Record<Media['type'], string> = {
  voice: '语音在这个应用里拿不到转写文字。长按输入法的话筒说话，转成文字再发给我，一样快。',
  image: '图片我还不会读。关键信息用一句话发给我就行。',
  video: '视频我还不会看。发生了什么，用一句话告诉我就行。',
  location: '位置收到。到访记录要你自己说一句，比如“刚见了张主任，他说预算没批”。',
  link: '链接我不会点开看。里面要紧的那句，直接贴给我就行。',
  file: '文件我还不会读。要紧的内容复制成文字发给我就行。',
}
