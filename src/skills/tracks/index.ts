import type { Button } from '../../conversation/card.ts'
import type { Turn } from '../../conversation/skill.ts'
import { outlookIn } from '../../sales/ledger/outlook.ts'
import { studyOf } from '../../sales/ledger/study.ts'
import { editionKey, talliesOf } from '../../sales/ledger/tallies.ts'
import { everyTrack } from '../../sales/library/library.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import { ledgerCard, type Named } from './card.ts'
import { openLedgerDesk } from './desk.ts'

/** 话术台账: which way of answering does better, which words lead and which have retired, as far as anything is known. */
export function tracksSkill({ ledger, libraries }: Pick<Ports, 'ledger' | 'libraries'>): SalesSkill {
  const desk = openLedgerDesk({ ledger, libraries })
  return {
    name: 'tracks',
    // What words do is asked in words that sound like asking for some, or like judging them.
    intents: [
      'help',
      'smalltalk',
      'feedback.track',
      'sandbox.talktrack',
      'objection.handle',
      'team.query',
      'score.explain',
      'customer.query',
    ],
    shown: { title: '话术台账', what: '哪种接法更管用，有没有证据', examples: ['哪种话术更管用'] },

    async reply(turn, text) {
      return asksWhatWorks(text) ? { ...(await show(turn)), halts: true } : undefined
    },

    presses: { reprieve },
  }

  async function show({ person, now }: Turn): Promise<SalesAnswer> {
    const at = now.getTime()
    const [lines, reprieved, [policy], named] = await Promise.all([
      ledger.lines(person.tenantId),
      ledger.reprieved(person.tenantId),
      ledger.policies(person.tenantId),
      namesOf(person.tenantId),
    ])
    const study = studyOf(lines, at, reprieved)
    const tallies = talliesOf(lines, at, reprieved).flatMap((tally): Named[] => {
      const name = named.get(tally.trackId)
      return name === undefined ? [] : [{ ...tally, name }]
    })
    const buttons = tallies.filter(({ retired }) => desk.mayDecide(person) && retired).map(keepButton)
    const outlook = outlookIn(lines, study, at, {})
    const card = ledgerCard(study, tallies, outlook, policy?.preferences ?? [])
    return { replies: [{ kind: 'card', card: { ...card, buttons: buttons.slice(0, mostButtons) } }] }
  }

  /** What had retired is offered again, by whoever answers for the library. */
  async function reprieve({ person }: Turn, argument: string): Promise<SalesAnswer> {
    const [trackId = '', version = ''] = argument.split('@')
    const { name, change } = await desk.keeping(person, trackId, Number.parseInt(version, 10) || 0)
    return {
      replies: [{ kind: 'text', text: `“${name}”留用了，下一次就会再给出来。账照记，不再自动退下。` }],
      changes: [change],
    }
  }

  async function namesOf(tenantId: string): Promise<Map<string, string>> {
    return new Map(everyTrack(await libraries.of(tenantId)).map(({ id, name }) => [id, name]))
  }
}

function asksWhatWorks(text: string): boolean {
  return about.test(text) && working.test(text)
}

const about = /话术.{0,4}(?:台账|战绩|成绩|效果|排行|排名)|(?:哪|什么|啥)[种套类些]?.{0,3}(?:话术|接法|打法)/
const working = /台账|战绩|成绩|效果|排行|排名|管用|有用|有效|好使|灵|更好|最好/

/** The smallest card has room for so many. */
const mostButtons = 5

function keepButton(tally: Named): Button {
  return { label: `留用“${tally.name}”`, action: 'tracks.reprieve', argument: editionKey(tally) }
}
