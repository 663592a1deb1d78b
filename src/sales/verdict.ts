/** What a rep said of a track that was offered: used it, sent it back, found it good or bad. */
const verdicts = ['taken', 'refused', 'good', 'bad'] as const
export type Verdict = (typeof verdicts)[number]

export const verdictNames: Record<Verdict, string> = { taken: '用了', refused: '没选', good: '好用', bad: '不好用' }

/** A verdict on one of the tracks of a decision. */
export interface Judgement {
  decisionId: string
  trackId: string
  verdict: Verdict
  /** ISO 8601, UTC. */
  at: string
}
