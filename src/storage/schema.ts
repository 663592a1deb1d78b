/*
 * Every table, by what it is about. Each carries the company it belongs to, but for leases, which belong to processes; the inbox
 * may not know it yet when a message arrives. Ids are made by the application (UUIDv7), instants are milliseconds UTC, bodies that
 * only the application reads are JSON.
 */

export * from './schema/approvals.ts'
export * from './schema/behaviour.ts'
export * from './schema/calendar.ts'
export * from './schema/coaching.ts'
export * from './schema/customers.ts'
export * from './schema/deals.ts'
export * from './schema/decisions.ts'
export * from './schema/imports.ts'
export * from './schema/library.ts'
export * from './schema/messages.ts'
export * from './schema/model.ts'
export * from './schema/oversight.ts'
export * from './schema/people.ts'
export * from './schema/signals.ts'
export * from './schema/targets.ts'
export * from './schema/visits.ts'
