import { surname } from '../../../language/surnames.ts'

/**
 * Who acts last before a place of a rep's note: somebody of the customer (钦处长给了个数：), or we ourselves, which includes whoever is
 * only told or given something by us (给吴静报了). `names`: people and the customer.
 */
export function actorBefore(text: string, place: number, names: readonly string[]): 'theirs' | 'ours' | undefined {
  const before = text.slice(0, place)
  const known = names.map((name) => (name.length > 1 ? before.lastIndexOf(name) : -1)).filter((at) => at >= 0)
  const they = Math.max(-1, ...known, ...[...before.matchAll(theirs)].map(({ index }) => index))
  const we = Math.max(-1, ...[...before.matchAll(us)].map(({ index }) => index))
  if (they < 0 && we < 0) return undefined
  return they < we || addressed.test(before.slice(0, they)) ? 'ours' : 'theirs'
}

const theirs = new RegExp(
  `${surname}(?:总(?![价额数共计的])|工(?![程作厂期])|董(?!事会)|姐|哥)|主任|总监|[科处部院校局行厂站园馆队班组段]长|老师|主管|经理|书记|护士长|教授|客户|甲方|业主|对方(?!案)|他们?|她们?|老板|[院校][里方]|[局厂行]里|财务|财政|上[面头级]|领导|理事会|董事会|会上`,
  'g',
)
const us = /我们|咱们?|我方|我司|我/g
const addressed = /(?:[给向跟和与对发寄让请找替问催送递回]|抄送)[\u4e00-\u9fff]{0,2}$/
