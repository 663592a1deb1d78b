import { type Card, plainText } from '../../conversation/card.ts'
import type { Brief } from '../../sales/behaviour/morning/brief.ts'
import type { Focus } from '../../sales/behaviour/morning/focus.ts'
import { sayMoney } from '../../sales/facts.ts'
import { marks, short } from './row.ts'

/** One look: more Chinese characters than this are not read before a meeting. */
export const mostCharacters = 150

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
  const subtitle = [...(isWeekly ? ['每周一次'] : []), ...lastTime(brief)].join(' · ')
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
      { label: '一小时后再说', action: 'brief.later', argument: '' },
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

/** Three to be improved and three answers: the smallest screen has six rows. */
function rowsOf({ focus, answers: { task, gap, spreads } }: Brief): Row[] {
  return [
    ...focus.map(
      (one, at): Row => ({ label: `${marks[at] ?? ''}${one.behaviour.name}`, value: focusLine(one), spare: 0 }),
    ),
    {
      label: '今天最值',
      value:
        task === undefined
          ? '没有排着'
          : `${short(task.customer)} 约 ${sayMoney({ min: task.worth, max: task.worth })}`,
      spare: task === undefined ? 4 : 1,
    },
    {
      label: '缺口',
      value: gap === undefined ? '数据不足' : `${gap.name} ${gap.said}`,
      spare: gap === undefined ? 4 : 2,
    },
    {
      label: '自传播',
      value: spreads === undefined ? '没听到' : short(spreads.customer),
      spare: spreads === undefined ? 4 : 3,
    },
  ]
}

function focusLine({ people }: Focus): string {
  const names = people.slice(0, namesShown).map(({ name }) => name)
  const [first] = people
  const [deal] = first?.measured.about ?? []
  const more = people.length > names.length ? ` 等 ${people.length} 人` : ''
  return `${names.join('、')}${more}${deal === undefined ? '' : ` · ${short(deal.customer)}`}`
}
