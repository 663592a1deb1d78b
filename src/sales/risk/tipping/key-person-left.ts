import { isKey } from '../rules/decision-chain.ts'
import type { Detector } from './point.ts'

/** Somebody with a part in the decision is gone, or goes on a settled day. */
export const keyPersonLeft: Detector = {
  kind: 'key_person_left',

  find({ index, chronicle }) {
    const gone = chronicle.departures.filter(({ event, person }) => event === index && isKey(person))
    return gone.length === 0 ? undefined : gone.map(({ person }) => person.name).join('/')
  },
}
