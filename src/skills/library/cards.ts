import type { Button, Card } from '../../conversation/card.ts'
import type { Draft, DraftWords } from '../../sales/library/draft.ts'
import type { Finding } from '../../sales/library/findings.ts'
import { sayTopic, strategyNames } from '../../sales/tracks/track.ts'

/** A rep's words as they would be proposed; nothing is sent before the tap. */
export function proposalCard(draft: Draft): Card {
  return {
    title: '投稿这一句，对吗？',
    subtitle: aboutOf(draft),
    blocks: [
      { kind: 'text', text: draft.kind === 'track' ? draft.words.opening : '' },
      { kind: 'text', text: '客户和人名已换成空格。销售运营补全、看过才发布，署你的名。', tone: 'quiet' },
    ],
    buttons: [
      { label: '投稿', action: 'library.propose', argument: draft.id, emphasis: 'primary' },
      { label: '算了', action: 'library.forget', argument: draft.id },
    ],
  }
}

/** What whoever looks after the library sees of something that waits. */
export function submittedCard(draft: Draft, by: string, findings: readonly Finding[]): Card {
  const mistakes = findings.filter(({ gravity }) => gravity === 'mistake')
  const argument = `${draft.id}:${Date.parse(draft.writtenAt)}`
  const publish: Button = { label: '同意并发布', action: 'library.publish', argument, emphasis: 'primary' }
  return {
    title: `${by}${draft.creditedTo === undefined ? '提交了' : '投稿'}：${titleOf(draft)}`,
    subtitle: aboutOf(draft),
    blocks: [
      ...(draft.kind === 'track' && !draft.retires ? [{ kind: 'text' as const, text: draft.words.opening }] : []),
      ...(mistakes.length === 0
        ? []
        : [{ kind: 'text' as const, text: `还有 ${mistakes.length} 处要补，补全了才能发布：${mistakes[0]?.text}` }]),
    ],
    buttons: [...(mistakes.length === 0 ? [publish] : []), { label: '不采用', action: 'library.decline', argument }],
    link: { label: '看全文，改一改', path: `/h5/library/drafts/${draft.id}` },
  }
}

/** Nothing is left to press. */
export function settledCard(draft: Draft, label: string): Card {
  const done: Button = { label, action: 'library.settled', argument: label, emphasis: 'done' }
  return { title: titleOf(draft), subtitle: aboutOf(draft), blocks: [], buttons: [done] }
}

/** What becomes of a proposal, told to whose it was. */
export function settledText(draft: Draft): string {
  const remark = draft.settled?.remark ?? ''
  if (draft.state === 'published') return `你投稿的话术“${titleOf(draft)}”发布了，署了你的名，卡片上已经在用。`
  return `你投稿的话术“${titleOf(draft)}”这次没有采用${remark === '' ? '。' : `：${remark}`}`
}

function titleOf(draft: DraftWords & Pick<Draft, 'itemId' | 'retires'>): string {
  const name = draft.kind === 'track' ? draft.words.name || '一套话术' : '一条行业路径'
  return draft.retires ? `停用“${name}”` : name
}

function aboutOf(draft: DraftWords): string {
  if (draft.kind === 'path') return '行业路径'
  return `${sayTopic(draft.words.objection)} · ${strategyNames[draft.words.strategy]}`
}
