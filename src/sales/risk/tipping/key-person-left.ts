import { isKey } from '../rules/decision-chain.ts'
import type { Detector } from './point.ts'

/** Somebody with a part in the decision is gone, or goes on a settled day. */
export const keyPersonLeft: Detector = {
  kind: 'key_person_left',

  find({ index, chronicle }) {
    const gone = chronicle.departures.filter(({ event, person }) => event === index && isKey(person))
    return gone.length === 0 ? undefined : gone.map(({ person }) => person.name).join('/')
  },

  rulesOut({ event, index, chronicle }) {
    const gone = chronicle.departures.filter((each) => each.event === index)
    return (gone.length > 0 && gone.every(({ person }) => !isKey(person))) || ourOwn.test(event.text)
  },
}

/** 我方商务经理调去华东: of our own house. */
const ourOwn =
  /(?:我方|我司|咱们?|我们)(?:公司|这边|自己|家)?(?:的|那个|那位)?(?:商务|销售|售前|项目|客户|区域|大区|技术|实施|交付)?(?:经理|总监|同事|工程师|顾问|主管|总)[^，。]{0,8}(?:调|离职|辞职|走|退|转岗|跳槽)/
