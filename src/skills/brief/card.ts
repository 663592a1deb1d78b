import { type Card, plainText } from '../../conversation/card.ts'
import { pendingMark } from '../../sales/assessment/challenge.ts'
import type { Brief } from '../../sales/behaviour/morning/brief.ts'
import type { Focus } from '../../sales/behaviour/morning/focus.ts'
import { sayMoney } from '../../sales/facts.ts'
import { besides, clip, marks, short } from './row.ts'

/** One look: more Chinese characters than this are not read before a meeting. */
export const mostCharacters = 150

/** Characters of what is worth most today. */
const taskShown = 12

/** Names in a row. */
const namesShown = 2

interface Row {
  label: string
  value: string
  /** What is left out first where the card is too long: the higher, the sooner. */
  spare: number
}

/** The morning in one screen: what to speak of, with whom, over which deals; everything else is a tap away. */
export function morningCard(brief: Brief, isWeekly: boolean): Card {
  const rows = rowsOf(brief)
  for (let spare = 9; spare > 0; spare--) {
    const card = cardOf(
      brief,
      rows.filter((row) => row.spare <= spare),
      isWeekly,
    )
    if (charactersIn(card) <= mostCharacters) return card
  }
  return cardOf(
    brief,
    rows.filter((row) => row.spare === 0),
    isWeekly,
  )
}

/** Chinese characters of everything that is read, buttons too. */
export function charactersIn(card: Card): number {
  return [...`${plainText(card)}${card.link?.label ?? ''}`.matchAll(/\p{Script=Han}/gu)].length
}

function cardOf(brief: Brief, rows: readonly Row[], isWeekly: boolean): Card {
  const { focus, practice } = brief
  const subtitle = [
    ...(isWeekly ? ['每周一次'] : []),
    ...(brief.unassessed > 0 ? [`${brief.unassessed} 人停评`] : []),
    ...lastTime(brief),
  ].join(' · ')
  return {
    title: focus.length === 0 ? '晨会：行为上没有要提的' : `晨会：${focus.length} 件要练`,
    ...(subtitle === '' ? {} : { subtitle }),
    blocks: [{ kind: 'facts', rows: rows.map(({ label, value }) => ({ label, value })) }],
    buttons: [
      ...focus.map(({ behaviour }, at) => ({
        label: `${marks[at] ?? ''}怎么带`,
        action: 'brief.item',
        argument: behaviour.id,
      })),
      ...(practice === undefined ? [] : [{ label: '看榜样', action: 'brief.practice', argument: '' }]),
      { label: '过一小时', action: 'brief.later', argument: '' },
      { label: '少推点', action: 'brief.less', argument: '' },
    ],
    link: { label: '健康度', path: '/h5/behaviour' },
  }
}

function lastTime({ followed }: Brief): string[] {
  const done = followed.filter((one) => one.done).length
  const moved = followed.filter((one) => one.moved).length
  return followed.length === 0 ? [] : [`上次 ${followed.length} 件做了 ${done}，${moved} 件单动了`]
}

/** Three to be improved and three answers, those the records do not tell in one row: the smallest screen has six. */
function rowsOf({ focus, answers: { task, gap, spreads } }: Brief): Row[] {
  const untold = [
    ...(task === undefined ? ['今天的约'] : []),
    ...(gap === undefined ? ['够数的异议'] : []),
    ...(spreads === undefined ? ['客户推荐'] : []),
  ]
  return [
    ...focus.map(
      (one, at): Row => ({ label: `${marks[at] ?? ''}${one.behaviour.name}`, value: focusLine(one), spare: 0 }),
    ),
    ...(task === undefined
      ? []
      : [
          {
            label: '今天最值',
            value: `${short(task.customer)}：${clip(besides(task.text, task.customer), taskShown)}（约 ${sayMoney({ min: task.worth, max: task.worth })}）`,
            spare: 1,
          },
        ]),
    ...(gap === undefined ? [] : [{ label: '没接住', value: `${gap.name} ${gap.said}`, spare: 2 }]),
    ...(spreads === undefined ? [] : [{ label: '帮着说话', value: short(spreads.customer), spare: 3 }]),
    ...(untold.length === 0 ? [] : [{ label: '没记到', value: untold.join('、'), spare: 4 }]),
  ]
}

/** Who, the first of them with the figure, and the deal it is plainest in. */
function focusLine({ behaviour, people }: Focus): string {
  const [first] = people
  const names = people.slice(0, namesShown).map((one) => {
    const figure = one === first ? ` ${one.measured.value} ${behaviour.unit}` : ''
    return `${one.name}${figure}${one.contested ? `（${pendingMark}）` : ''}`
  })
  const [deal] = first?.measured.about ?? []
  const more = people.length > names.length ? ` 等 ${people.length} 人` : ''
  return `${names.join('、')}${more}${deal === undefined ? '' : ` · ${short(deal.customer)}`}`
}
