import type { Block, Button, Card } from '../../conversation/card.ts'
import { objectionNames } from '../../language/objections.ts'
import type { Gap } from '../../sales/capability/report.ts'
import { teamGaps } from '../../sales/capability/team.ts'
import { dimensionNames, sayValue } from '../../sales/capability/told.ts'
import { percent } from '../../sales/sandbox/describe.ts'
import type { PersonReport } from './reports.ts'

const gapsShown = 3
const peopleShown = 4

/** One person's report: where, by how much, what to learn and whom to ask. */
export function personCard({ seller: { id, name }, report: { gaps, all, open }, names }: PersonReport): Card {
  const known = all.filter(({ standing }) => standing !== 'unknown').length
  const shown = gaps.slice(0, gapsShown)
  return {
    title: gaps.length === 0 ? `${name}：没有哪块明显低于同事` : `${name}：${gaps.length} 块明显低于同事`,
    subtitle: `近半年，比了 ${known} 项，${all.length - known} 项数据不足，${open} 次还看不出`,
    blocks: [
      ...(shown.length === 0 ? [] : [rows(shown)]),
      ...shown.flatMap((gap) => helpWith(gap, names)),
      { kind: 'text', text: '低于同事是记录里的先后，不是定论；比的项多，只说经得起的。', tone: 'quiet' },
    ],
    buttons: shown.map((gap): Button => {
      return {
        label: `陪练·${objectionNames[gap.objection]}`,
        action: 'capability.rehearse',
        argument: rehearsalOf(gap),
      }
    }),
    link: { label: '整份报告', path: `/h5/gaps/${id}` },
  }
}

/** What a team has in common, and who has what; `undefined` where nobody has a gap. */
export function teamCard(people: readonly PersonReport[], isWeekly: boolean): Card | undefined {
  const withGaps = people.filter(({ report }) => report.gaps.length > 0)
  if (withGaps.length === 0) return undefined
  const names = new Map(people.map(({ seller }) => [seller.id, seller.name]))
  const common = teamGaps(people.map(({ seller: { id }, report }) => ({ id, report })))
  const [first] = common
  return {
    title: `能力缺口：${withGaps.length} 人有明显低于同事的`,
    subtitle: `${isWeekly ? '每周一次 · ' : ''}近半年，${people.length} 人`,
    blocks: [
      {
        kind: 'facts',
        rows: common.slice(0, gapsShown).map(({ dimension, value, people: who }) => ({
          label: sayValue(dimension, value),
          value: who
            .slice(0, peopleShown)
            .map(({ id, gap }) => `${names.get(id) ?? ''} ${percent(gap.share.value)}/${percent(gap.peers.share)}`)
            .join('、'),
        })),
      },
      ...(first === undefined || first.people.length < 2
        ? []
        : [
            {
              kind: 'text' as const,
              text: `先一起练：${sayValue(first.dimension, first.value)}`,
              tone: 'strong' as const,
            },
          ]),
      { kind: 'text', text: '斜线后是同事的水平。本人看得到同一份报告。', tone: 'quiet' },
    ],
    buttons: withGaps
      .slice(0, peopleShown)
      .map(({ seller }) => ({ label: seller.name, action: 'capability.person', argument: seller.id })),
    link: { label: '整份报告', path: '/h5/gaps' },
  }
}

/** Nobody is plainly below their colleagues, or too little is known to say so. */
export function nothingCard(people: readonly PersonReport[]): Card {
  const all = people.flatMap(({ report }) => report.all)
  const known = all.filter(({ standing }) => standing !== 'unknown').length
  return {
    title: known === 0 ? '能力缺口：数据不足' : '能力缺口：没有谁明显低于同事',
    subtitle: `近半年，${people.length} 人，比了 ${known} 项，${all.length - known} 项数据不足`,
    blocks: [{ kind: 'text', text: '自己碰到 10 次、同事至少 3 人碰到 30 次才比。', tone: 'quiet' }],
    link: { label: '整份报告', path: '/h5/gaps' },
  }
}

function rows(gaps: readonly Gap[]): Block {
  return {
    kind: 'facts',
    rows: gaps.map(({ dimension, value, share, peers, told }) => ({
      label: `${dimensionNames[dimension]} ${sayValue(dimension, value)}`,
      value: `接住 ${percent(share.value)}（${percent(share.low)}–${percent(share.high)}），同事 ${percent(peers.share)}，${told} 次`,
    })),
  }
}

function helpWith({ dimension, value, objection, learn, ask }: Gap, names: ReadonlyMap<string, string>): Block[] {
  const colleagues = ask.flatMap((id) => names.get(id) ?? [])
  const said = [
    ...(dimension === 'objection' ? [] : [`最常没接住的是${objectionNames[objection]}`]),
    ...(learn.length === 0 ? [] : [`学“${learn.map(({ name }) => name.trim()).join('”“')}”`]),
    ...(colleagues.length === 0 ? [] : [`问${colleagues.join('、')}，这一块接得明显更好`]),
  ]
  return said.length === 0 ? [] : [{ kind: 'text', text: `${sayValue(dimension, value)}：${said.join('；')}。` }]
}

/** The latest deal in which it was not handled, and what is to be played. */
function rehearsalOf({ missed, objection }: Gap): string {
  return `${objection}:${missed.find(({ dealId }) => dealId !== undefined)?.dealId ?? ''}`
}
