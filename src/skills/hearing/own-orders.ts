import type { Memory } from '../../conversation/skill.ts'
import type { Understood } from '../../understanding/understood.ts'
import { templateAsked } from '../approval-template/asked.ts'
import { attentionAsked } from '../attention/asked.ts'
import { warRoomAsked } from '../brief/asked.ts'
import { asksForGaps } from '../capability/asked.ts'
import { saidInstead, setPicked } from '../feedback/words.ts'
import { linkAsked } from '../linking/asked.ts'
import { asksToGoOn, isForUs } from '../rehearsal/asked.ts'
import { isUnderWay, rehearsalIn } from '../rehearsal/state.ts'
import { asksForHeatmap } from '../risk/asked.ts'
import { asksForTimeliness } from '../timeliness/asked.ts'
import { toneAsked } from '../tone/asked.ts'
import { pageAsked } from '../workbench/asked.ts'

/**
 * Orders that the closed list of intents knows only as a kind of something else: words in another tone, and what was said instead, are heard as
 * what judges words, a calendar to be connected as an appointment, customers to be merged or handed over as a look at customers, how soon and how well things are answered as a look at the team, how one wants to be reminded as a task, the company's template as a request, and what is said to a customer who is played tells nothing and orders nothing. Nothing but the order is in them, whatever
 * they quote.
 */
export function ownOrderIn(text: string, memory: Memory, now: Date): Understood | undefined {
  const rehearsal = rehearsalIn(memory)
  if (rehearsal !== undefined && (isUnderWay(rehearsal, now) ? !isForUs(text) : asksToGoOn(text))) {
    return orderOf('sandbox.talktrack')
  }
  if (hasWords(memory) && saidInstead(text) !== undefined) return orderOf('feedback.track')
  if (linkAsked(text) !== undefined) return orderOf('calendar.create')
  if (pageAsked(text) !== undefined) return orderOf('customer.query')
  if (asksForHeatmap(text)) return orderOf('risk.query')
  if (warRoomAsked(text, now) !== undefined) return orderOf('team.query')
  if (asksForTimeliness(text) || asksForGaps(text)) return orderOf('team.query')
  if (attentionAsked(text, now) !== undefined) return orderOf('task.create')
  if (templateAsked(text) !== undefined) return orderOf('approval.request')
  const picked = setPicked(text)
  if (picked !== undefined && memory['decision'] !== undefined) {
    return { intents: ['feedback.track'], slots: { track_no: picked, rating: 'good' }, tier: 'auto' }
  }
  const tone = toneAsked(text)
  return tone !== undefined && (tone.own !== undefined || hasWords(memory)) ? orderOf('feedback.track') : undefined
}

function hasWords({ words, decision }: Memory): boolean {
  return words !== undefined || decision !== undefined
}

function orderOf(intent: Understood['intents'][number]): Understood {
  return { intents: [intent], slots: {}, tier: 'auto' }
}
