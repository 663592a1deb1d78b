import { dayOf } from '../language/calendar.ts'
import type { Furniture } from '../storage/storage.ts'
import { bookOf } from './demo/book.ts'
import { chensOpenCases } from './demo/chen.ts'
import { chensClosedCases } from './demo/chen-closed.ts'
import { courses } from './demo/courses.ts'
import { exchangesOn, responsesOn } from './demo/exchanges.ts'
import { foreseen } from './demo/foreseen.ts'
import { linsOpenCases } from './demo/lin.ts'
import { linsClosedCases } from './demo/lin-closed.ts'
import { solutions } from './demo/solutions.ts'
import { chen, lin, people, teams, tenantId, zhou } from './demo/staff.ts'
import { targetsOn } from './demo/targets.ts'
import { zhousOpenCases } from './demo/zhou.ts'
import { zhousClosedCases } from './demo/zhou-closed.ts'

/**
 * 衡川科技(演示): an invented maker of laboratory and monitoring equipment that also sells software for production. Customers and
 * people are made up; rivals carry the names reps would say. Everything is dated back from `now`, so that it never grows stale;
 * ids stay the same.
 */
export function demoCompany(now: Date): Furniture {
  const today = dayOf(now)
  const books = [
    bookOf(lin, [...linsOpenCases, ...linsClosedCases], today),
    bookOf(zhou, [...zhousOpenCases, ...zhousClosedCases], today),
    bookOf(chen, [...chensOpenCases, ...chensClosedCases], today),
  ]
  return {
    tenantId,
    platform: 'console',
    teams,
    people,
    customers: books.flatMap(({ customers }) => customers),
    deals: books.flatMap(({ deals }) => deals),
    visits: books.flatMap(({ visits }) => visits),
    solutions,
    courses,
    targets: targetsOn(today),
    exchanges: exchangesOn(today),
    responses: responsesOn(today),
    decisions: foreseen(books.flatMap(({ deals }) => deals)),
  }
}
