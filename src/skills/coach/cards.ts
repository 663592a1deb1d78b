import { type Block, type Button, type Card, quiet } from '../../conversation/card.ts'
import { behaviours } from '../../sales/behaviour/index.ts'
import type { SentCourse } from '../../sales/coaching/course.ts'
import type { CoachLine } from '../../sales/coaching/line.ts'
import { sayBasis, sayCourse, sayFigure, saySince, sayStrong } from './say.ts'

/** People and courses on the smallest screen. */
const [peopleShown, coursesShown, sentShown] = [4, 3, 2]

const link = { label: '教练看板', path: '/h5/coach' }

/** 我该辅导谁: who has something new to be coached, and what to send; nobody is ranked by what they ran. */
export function boardCard(lines: readonly CoachLine[], maySend: boolean): Card {
  const fresh = lines.filter(({ isNew }) => isNew)
  const shown = fresh.slice(0, peopleShown)
  const more = fresh.length > shown.length ? `还有 ${fresh.length - shown.length} 位，在看板里。` : ''
  return {
    title: fresh.length === 0 ? `${lines.length} 位都没有新要辅导的` : `有新的可辅导：${fresh.length} 位`,
    blocks: [
      ...(shown.length === 0 ? [] : [{ kind: 'facts' as const, rows: shown.map(rowOf) }]),
      quiet(`${more}按姓名排，不按跑动多少；本人看到的一样，谁看过有记录。`),
    ],
    buttons: shown.map(({ person }) => ({ label: `辅导${person.name}`, action: 'coach.person', argument: person.id })),
    link,
    ...(maySend ? {} : { subtitle: '微课由各组主管来发' }),
  }
}

function rowOf({ person, weak, courses: [course] }: CoachLine): { label: string; value: string } {
  const figure = weak === undefined ? '' : sayFigure(weak)
  return { label: person.name, value: course === undefined ? figure : `${figure} → 《${course.title}》` }
}

/** One person: what others could copy, what to coach, on how much it rests, and courses a tap away. */
export function personCard(line: CoachLine, { isOwn, maySend }: { isOwn: boolean; maySend: boolean }): Card {
  const { person, weak, courses } = line
  const offered = isOwn || !maySend ? [] : courses.slice(0, coursesShown)
  return {
    title: isOwn ? '教练看板：你自己' : `教练看板：${person.name}`,
    subtitle: isOwn ? '主管看到的和这里一样' : person.team,
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: '值得学', value: sayStrong(line) ?? '记录还不够，说不出' },
          { label: '要练', value: weak === undefined ? '没有到警戒的' : sayFigure(weak) },
          ...(weak === undefined ? [] : [{ label: '依据', value: sayBasis(weak) }]),
          ...dealRow(line),
          ...pointRow(line),
        ],
      },
      ...sentBlocks(line),
      ...(weak !== undefined && courses.length === 0 ? [quiet('公司微课里没有针对它、又没发过的。')] : []),
    ],
    buttons: [
      ...offered.map(
        ({ id, title, minutes }): Button => ({
          label: `发《${title}》${minutes} 分`,
          action: 'coach.send',
          argument: `${person.id} ${id}`,
        }),
      ),
      ...(isOwn ? unlearned(line).map(learnButton) : []),
    ],
    link,
  }
}

function dealRow({ weak }: CoachLine): { label: string; value: string }[] {
  const [deal] = weak?.measured.about ?? []
  return deal === undefined ? [] : [{ label: '看这单', value: `${deal.customer}：${deal.note}` }]
}

function pointRow({ points: { sum, earned } }: CoachLine): { label: string; value: string }[] {
  const [latest] = earned
  return latest === undefined ? [] : [{ label: '改进积分', value: `本季度 ${sum} 分，最近：${latest.reason}` }]
}

function sentBlocks({ sent }: CoachLine): Block[] {
  return sent.slice(0, sentShown).map(({ sent: { course, learnedAt }, since }) => {
    const state = learnedAt === undefined ? '发了，还没学完' : '学完了'
    return { kind: 'text', text: [`${sayCourse(course)}：${state}`, ...(since ? [saySince(since)] : [])].join('。') }
  })
}

function unlearned({ sent }: CoachLine): SentCourse[] {
  return sent.filter(({ sent: { learnedAt } }) => learnedAt === undefined).map(({ sent: one }) => one)
}

function learnButton({ id, course }: SentCourse): Button {
  return { label: `学完了《${course.title}》`, action: 'coach.learned', argument: id }
}

/** What somebody is sent: why, the words themselves or where they are, and one tap when it is done. */
export function courseCard({ id, course, by, about }: SentCourse): Card {
  const { text, url } = course
  const habit = behaviours.find((one) => one.id === about?.behaviour)
  const why =
    about === undefined || habit === undefined
      ? []
      : [`为什么：${habit.name} ${about.before.value} ${habit.unit}（样本 ${about.before.sample}）。`]
  return {
    title: `微课${sayCourse(course)}`,
    subtitle: `${by}发给你的`,
    blocks: [
      ...why.map((line): Block => ({ kind: 'text', text: line })),
      ...(text === undefined ? [] : [{ kind: 'text' as const, text }]),
      ...(url === undefined ? [] : [{ kind: 'text' as const, text: url }]),
    ],
    buttons: [{ label: '学完了', action: 'coach.learned', argument: id, emphasis: 'primary' }],
    link: { label: '我的看板', path: '/h5/coach' },
  }
}
