import { objectionNames } from '../language/objections.ts'
import type { JudgedExchange } from './exchange.ts'
import { moodNames } from './mood.ts'
import { verdictNames } from './verdict.ts'

interface SaidExchange {
  about: string
  /** What became of the words, where any were offered. */
  response?: string
  /** Only when it was told. */
  mood?: string
}

/** An exchange in words, level by level. */
export function sayExchange({ intent, objections, offered, judgements, mood }: JudgedExchange): SaidExchange {
  const response = sayResponse(offered, judgements)
  return {
    about: [intentNames[intent] ?? '聊客户', ...objections.map((code) => objectionNames[code])].join(' · '),
    ...(response === undefined ? {} : { response }),
    ...(mood === undefined ? {} : { mood: `${moodNames[mood.mood]}（${mood.words}）` }),
  }
}

function sayResponse(offered: JudgedExchange['offered'], judgements: JudgedExchange['judgements']): string | undefined {
  const nameOf = (id: string) => offered.find(({ trackId }) => trackId === id)?.name ?? '另一套'
  if (judgements.length > 0) {
    return judgements.map(({ trackId, verdict }) => `${verdictNames[verdict]}“${nameOf(trackId)}”`).join('；')
  }
  return offered.length === 0 ? undefined : `给了 ${offered.length} 套话术`
}

/** How an exchange is called by what it was about. */
const intentNames: Partial<Record<string, string>> = {
  'sandbox.talktrack': '问怎么推进',
  'sandbox.whatif': '做假设',
  'objection.handle': '接异议',
  'visit.log': '记拜访',
  'deal.update': '更新商机',
  'chain.update': '更新决策链',
  'feedback.track': '换话术',
}
