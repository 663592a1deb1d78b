import { quoted } from '../evidence.ts'
import { isKey } from '../rules/decision-chain.ts'
import { quiet, type Signal } from './signal.ts'

/** 走人: somebody with a part in the decision is gone, or goes on a settled day. */
export const leftSignal: Signal = {
  id: 'key-person-left',
  name: '走人',
  look({ deal: { facts }, risk, chronicle, today }) {
    const told = chronicle.departures.filter(({ person }) => isKey(person))
    const noted = facts.contacts.filter(({ left, role }) => left !== undefined && role?.value !== 'OTHER')
    const names = [
      ...new Set([...told.map(({ person }) => person.name), ...noted.map(({ name, title }) => name ?? title ?? '')]),
    ]
    if (names.length === 0) return quiet('关键的人都还在')
    return {
      level: 'high',
      short: `${names[0]}走了`,
      reason: `${names.join('、')}不在这件事上了`,
      evidence: [
        ...told.flatMap(({ event }) => risk.events[event] ?? []).map(quoted),
        ...noted.map(({ name, title, left }) => ({
          on: left?.on ?? today,
          quote: `${name ?? title ?? ''} 已不在`,
          who: '商机记录',
        })),
      ],
      suggestion: '请他引荐接手的人，一周内见一面',
      clears: '接手的人见过面',
    }
  },
}
