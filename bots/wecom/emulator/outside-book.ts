import type { OutsideCustomer, OutsideNote } from './options.ts'

/** A member has somebody as a customer. */
interface Relation extends OutsideNote {
  createtime: number
  userid: string
  customer: OutsideCustomer
}

export type OutsideBook = ReturnType<typeof openOutsideBook>

/** Who has whom as a customer; `undefined` where the app has no leave for 客户联系. */
export function openOutsideBook(customers: readonly OutsideCustomer[] | undefined, now: () => number) {
  if (customers === undefined) return undefined
  const relations: Relation[] = customers.flatMap((customer) =>
    customer.of.map((userid) => ({ createtime: 1_795_500_000, ...customer.notes?.[userid], userid, customer })),
  )
  const isOf = (userid: string) => (relation: Relation) => relation.userid.toLowerCase() === userid.toLowerCase()
  const isWith = (id: string) => (relation: Relation) => relation.customer.externalUserId === id

  return {
    of: (userid: string) => relations.filter(isOf(userid)),
    with: (id: string) => relations.filter(isWith(id)),

    add(userid: string, customer: OutsideCustomer, note: OutsideNote = {}): void {
      this.remove(userid, customer.externalUserId)
      relations.push({ createtime: Math.floor(now() / 1000), ...note, userid, customer })
    },

    edit(userid: string, id: string, note: OutsideNote): void {
      for (const relation of relations.filter(isWith(id)).filter(isOf(userid))) Object.assign(relation, note)
    },

    /** By the member: of one whom the customer removed, the platform says nothing but the event. */
    remove(userid: string, id: string): void {
      const at = relations.findIndex((relation) => isWith(id)(relation) && isOf(userid)(relation))
      if (at >= 0) relations.splice(at, 1)
    },
  }
}

/** Ids of tags stand for their names here. */
export function tagId(name: string): string {
  return `et${Buffer.from(name).toString('hex')}`
}

export function tagName(id: string): string {
  return Buffer.from(id.slice(2), 'hex').toString()
}
