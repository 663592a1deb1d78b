import { parseNumeral } from '../../language/numerals.ts'
import { phrases, saysAny } from '../../language/phrases.ts'
import type { Message } from '../message.ts'
import { teamBrief } from '../signals/brief.ts'
import { swarmDissolve } from '../signals/swarm.ts'
import type { Intent, Slots } from '../understood.ts'

export type Command = Pick<Slots, 'track_no' | 'rating' | 'window_days' | 'skills' | 'swarm_action' | 'scope'>

/** What only commands to the bot carry: which track and how it was, how long nothing happened, whose numbers, which skills. */
export function readCommand(message: Message, intents: readonly Intent[]): Command {
  const is = (intent: Intent) => intents.includes(intent)
  return {
    ...(is('feedback.track') && feedback(message)),
    ...((is('team.query') || is('risk.query')) && quietFor(message.text)),
    ...(is('swarm.manage') && gathering(message)),
    ...(is('brief.daily') && {
      scope: saysAny(message.clauses, teamBrief.phrases) ? ('team' as const) : ('self' as const),
    }),
    ...(is('team.query') && { scope: 'team' as const }),
  }
}

function feedback({ text, clauses }: Message): Command {
  const match = /第?\s*([一二三四五1-5])\s*[条个套句种版号]|(?:用|选|按|照)\s*([1-5一二三四五])(?!\d)|^([1-5])$/.exec(
    text,
  )
  const number = match === null ? undefined : parseNumeral(match[1] ?? match[2] ?? match[3] ?? '')
  return { ...(number !== undefined && { track_no: number }), rating: saysAny(clauses, disliked) ? 'bad' : 'good' }
}

const disliked = phrases`
  不行|不好|不够|不合适|不喜欢|不管用|太|没用|没反应|没效果|换|重写|重来|再来|再给|差|烂|一般|硬|官方|啰嗦|没一条|不接地气|改 ≠ 太好|太棒|换来
`

function quietFor(text: string): Command {
  const match = /([\d一二两三四五六七八九十]+)\s*(天|周|个?星期|个?月)/.exec(text)
  const many = parseNumeral(match?.[1] ?? '')
  return match === null || many === undefined ? {} : { window_days: many * daysIn(match[2] ?? '') }
}

function gathering({ text, clauses }: Message): Command {
  const skills = [...text.matchAll(/(?:懂|熟悉|会做|做过|擅长)\s*([^\s,，。;；、!！?？的和跟加]{1,8})/g)].map(
    (match) => match[1] ?? '',
  )
  return {
    swarm_action: saysAny(clauses, swarmDissolve.phrases) ? 'dissolve' : 'create',
    ...(skills.length > 0 && { skills }),
  }
}

function daysIn(unit: string): number {
  if (unit === '天') return 1
  return unit.endsWith('月') ? 30 : 7
}
