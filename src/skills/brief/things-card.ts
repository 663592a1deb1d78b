import type { Button, Card } from '../../conversation/card.ts'
import type { Thing } from '../../sales/behaviour/morning/things.ts'
import type { Own } from './own-day.ts'
import { besides, clip, marks, short } from './row.ts'

/** More alerts nobody reads on one card; each has been told by itself. */
const pausedShown = 2

/** Characters of what is to be done in a row; the whole of it stands in the to-do list. */
const whatShown = 12

/** A rep’s morning: what, why, one button a line. */
export function thingsCard(things: readonly Thing[], paused: Own['paused'], isWeekly: boolean): Card {
  return {
    title: things.length === 0 ? '今天没有排着的事' : `今天先做这 ${things.length} 件`,
    ...(things.length === 0
      ? { subtitle: '没有等回话的客户、到期的承诺和今天的约' }
      : isWeekly
        ? { subtitle: '每周一次' }
        : {}),
    blocks: [
      ...(things.length === 0
        ? []
        : [
            {
              kind: 'facts' as const,
              rows: things.map(({ customer, what, why }, at) => ({
                label: `${marks[at] ?? ''}${customer === '' ? '待办' : short(customer)}`,
                value: `${clip(besides(what, customer), whatShown)}（${why}）`,
              })),
            },
          ]),
      ...paused.slice(0, pausedShown).map(({ customer, why }) => ({
        kind: 'text' as const,
        text: `${short(customer)}没有排进来：${why}。`,
        tone: 'quiet' as const,
      })),
    ],
    buttons: [
      ...things.map((thing, at) => buttonFor(thing, marks[at] ?? '')),
      ...(things.length === 0 ? [] : [{ label: '过一小时', action: 'brief.later', argument: '' }]),
      { label: '少推点', action: 'brief.less', argument: '' },
    ],
    link: { label: '今天', path: '/h5/today' },
  }
}

function buttonFor({ kind, dealId, taskId, eventId }: Thing, mark: string): Button {
  if (eventId !== undefined) return { label: `${mark}看原文`, action: 'brief.notice', argument: eventId }
  if (taskId !== undefined) return { label: `${mark}办完了`, action: 'brief.done', argument: taskId }
  if (dealId === undefined) return { label: `${mark}看安排`, action: 'daily.today', argument: '' }
  if (kind === 'meeting') return { label: `${mark}备一页`, action: 'previsit.page', argument: `record-${dealId}` }
  const label = kind === 'inquiry' ? '怎么回' : '怎么推进'
  return { label: `${mark}${label}`, action: 'sandbox.show', argument: `record-${dealId}` }
}
