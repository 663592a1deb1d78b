import type { Block, Button, Card } from '../../conversation/card.ts'
import { dayOf } from '../../language/calendar.ts'
import { pendingMark } from '../../sales/assessment/challenge.ts'
import type { Focus } from '../../sales/behaviour/morning/focus.ts'
import { noticesOf } from '../../sales/behaviour/notices.ts'
import { draftFor } from '../../sales/behaviour/plan-draft.ts'
import type { Work } from '../../sales/behaviour/work.ts'
import { clip } from './row.ts'

const dealsShown = 3
const quotesShown = 2
/** Characters of a quote. */
const quoted = 40

/** One habit to be improved: who, in which deals, and what its warning starts. */
export function itemCard({ behaviour, people }: Focus, works: readonly Work[]): Card {
  const deals = people
    .flatMap(({ name, measured }) => measured.about.map((about) => ({ ...about, name })))
    .slice(0, dealsShown)
  return {
    title: `${behaviour.name}：${people.length} 人要练`,
    subtitle: behaviour.what,
    blocks: [
      {
        kind: 'facts',
        rows: people.map(({ name, measured, standard, contested }) => ({
          label: name,
          value: `${measured.value} ${behaviour.unit}（样本 ${measured.sample}，健康 ${standard.healthy}，警戒 ${standard.warning}）${contested ? pendingMark : ''}`,
        })),
      },
      ...deals.map(({ customer, name, note }): Block => ({ kind: 'text', text: `${customer}（${name}）：${note}` })),
      { kind: 'text', text: `先做：${behaviour.action}。`, tone: 'strong' },
      ...startedBy(behaviour.id, deals, works),
      { kind: 'text', text: '只数记在这里的，先问一句再下结论。', tone: 'quiet' },
    ],
    buttons: deals.map((deal) => buttonFor(behaviour.id, deal)),
    link: linkFor(behaviour.id, people[0]?.id),
  }
}

function buttonFor(behaviour: string, { dealId, customer }: { dealId: string; customer: string }): Button {
  const name = [...customer].slice(0, 4).join('')
  if (behaviour === 'teamwork') return { label: `拟攻坚会·${name}`, action: 'brief.meeting', argument: dealId }
  if (isAboutPlans(behaviour)) return { label: `起草·${name}`, action: 'brief.draft', argument: dealId }
  return { label: `推进·${name}`, action: 'sandbox.show', argument: `record-${dealId}` }
}

/** Drafts stand on a page of whose plans they are for. */
function linkFor(behaviour: string, personId: string | undefined): NonNullable<Card['link']> {
  return isAboutPlans(behaviour) && personId !== undefined
    ? { label: '各家的段落', path: `/h5/behaviour/${encodeURIComponent(personId)}/drafts` }
    : { label: '健康度', path: '/h5/behaviour' }
}

function isAboutPlans(behaviour: string): boolean {
  return behaviour === 'customisation' || behaviour === 'plan-likeness'
}

/** What the records hold to begin with: notices for a touch, a draft for a plan. */
function startedBy(
  behaviour: string,
  deals: readonly { dealId: string; customer: string }[],
  works: readonly Work[],
): Block[] {
  const read = (of: (work: Work, dealId: string) => string[]) =>
    deals.flatMap(({ dealId, customer }) => {
      const work = works.find((one) => one.deals.some(({ id }) => id === dealId))
      return work === undefined
        ? []
        : of(work, dealId)
            .slice(0, quotesShown)
            .map((text) => `${customer}：${text}`)
    })
  switch (behaviour) {
    case 'touch-frequency':
    case 'second-touch':
      return listed('可以拿来开口的', read(publishedOf), '近期没有收到这几家的招标公告和竞品动态。')
    case 'customisation':
    case 'plan-likeness':
      return listed('能起草的', read(draftedOf), '这几家数据不足：没有记下自己的话，也没有公开信息，先去听一次。')
    default:
      return []
  }
}

function listed(head: string, lines: readonly string[], none: string): Block[] {
  const text = lines.length === 0 ? none : [`${head}：`, ...lines.map((line) => `· ${line}`)].join('\n')
  return [{ kind: 'text', text }]
}

function publishedOf(work: Work, dealId: string): string[] {
  return noticesOf(work)
    .filter((notice) => notice.dealId === dealId)
    .map(({ kind, at, text }) => `${dayOf(new Date(at)).slice(5)} ${kind}：${clip(text, quoted)}`)
}

/** From what a paragraph can be drafted. */
function draftedOf(work: Work, dealId: string): string[] {
  const sentences = draftFor(work, dealId)?.sentences ?? []
  const from = [...new Set(sentences.map(({ source, on }) => `${source} ${on.slice(5)}`))]
  return sentences.length === 0 ? [] : [`${sentences.length} 句，来自 ${from.join('、')}`]
}
