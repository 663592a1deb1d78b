import type { Facts } from '../facts.ts'
import type { Message } from '../message.ts'
import type { Intent } from '../understood.ts'
import type { Heard } from './settled.ts'

/** A message that asks, orders and reports nothing: a pushback, a described customer, a name, or a sigh. */
export function bare(heard: Heard, { text, heard: { context } }: Message, facts: Facts): Intent {
  const { objections, contacts, organisations, industry, money } = facts
  const someoneSpoke = contacts.some(({ name }) => name !== null)
  if (objections.length > 0 && facts.placed)
    return someoneSpoke && context !== undefined ? 'visit.log' : 'objection.handle'
  if (objections.length > 0 && Object.keys(money).length === 0 && contacts.length < 2) return 'objection.handle'
  const described = industry !== undefined || organisations.region !== undefined || Object.keys(money).length > 0
  if (described || objections.length > 0 || facts.procurement !== undefined) return 'sandbox.talktrack'
  if (contacts.some(({ stance }) => stance !== undefined)) return 'chain.update'
  if (contacts.length > 0 || organisations.customers.length > 0) return 'customer.query'
  if (heard.has('smalltalk')) return 'smalltalk'
  return /[?？]|吗$|什么|怎么|啥/.test(text) ? 'help' : 'smalltalk'
}
