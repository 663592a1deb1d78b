import type { Contact, Customer } from '../customer.ts'
import type { Deal } from '../deal.ts'
import { plainName } from '../who/plain-name.ts'
import { openNearNames } from './near-names.ts'
import type { Colleague } from './words.ts'

/** What rows are held against: all that the person may bring in or change by a file. */
export interface Shelf {
  /** Those whose records it may be. */
  colleagues: readonly Colleague[]
  customers: readonly Customer[]
  deals: readonly ShelvedDeal[]
  /** Deals that earlier imports brought in, by the keys of their rows. */
  imported: ReadonlyMap<string, string>
}

export type ShelvedDeal = Pick<Deal, 'id' | 'customerId' | 'name'>

/** Records on file that rows are about, in full. */
export interface OnFile {
  deal(id: string): Deal | undefined
  contactsOf(customerId: string): readonly Contact[]
  /** The days on which it is known how a deal stood. */
  stood(dealId: string): ReadonlySet<string>
}

/** Customers by every name they go by, those made on the way included. */
export function openCustomerIndex(customers: readonly Customer[]) {
  const byName = new Map<string, Customer[]>()
  const nearNames = openNearNames<Customer>()
  for (const customer of customers) {
    add(customer)
    for (const name of [customer.name, ...customer.aliases]) nearNames.add(name, customer)
  }
  return {
    add,
    /** Those called so: without their legal form, by name or alias. */
    called: (name: string): readonly Customer[] => byName.get(plainName(name)) ?? [],
    /** One on file before who may be meant by a name that nobody has; the names of one file are its own business. */
    near: nearNames.near,
    /** The record of a customer has become another. */
    replace(customer: Customer): void {
      for (const others of byName.values()) {
        const at = others.findIndex(({ id }) => id === customer.id)
        if (at >= 0) others[at] = customer
      }
      add(customer)
    },
  }

  function add(customer: Customer): void {
    for (const name of new Set([customer.name, ...customer.aliases].map(plainName))) {
      const called = byName.get(name) ?? []
      if (called.every(({ id }) => id !== customer.id)) byName.set(name, [...called, customer])
    }
  }
}

export type CustomerIndex = ReturnType<typeof openCustomerIndex>
