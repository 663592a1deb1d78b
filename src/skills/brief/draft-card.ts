import type { Card } from '../../conversation/card.ts'
import type { PlanDraft } from '../../sales/behaviour/plan-draft.ts'
import { clip } from './row.ts'

/** Characters of a sentence beside its source. */
const sentenceShown = 24

/** Where each sentence of a draft stands: what goes to a customer is checked first. */
export function draftCard({ dealId, customer, sentences }: PlanDraft, personId: string): Card {
  const link = { label: '各家的段落', path: `/h5/behaviour/${encodeURIComponent(personId)}/drafts` }
  if (sentences.length === 0) {
    return {
      title: `${customer}：数据不足，没有起草`,
      blocks: [
        { kind: 'text', text: '这家自己说过的、商机里的和公开的都没有方案里还没写的。先去听一次，记下来就有。' },
      ],
      buttons: [{ label: '记拜访', action: 'visit.start', argument: `record-${dealId}` }],
      link,
    }
  }
  return {
    title: `${customer}：上面这段每句的出处`,
    blocks: [
      {
        kind: 'facts',
        rows: sentences.map(({ text, source, on }) => ({
          label: `${on.slice(5)} ${source}`,
          value: clip(text, sentenceShown),
        })),
      },
      { kind: 'text', text: '只用了记下的和公开的，没有补写；内部才知道的数先删掉，核对后再放进方案。', tone: 'quiet' },
    ],
    buttons: [{ label: '怎么推进', action: 'sandbox.show', argument: `record-${dealId}` }],
    link,
  }
}
