import type { Database } from 'better-sqlite3'
import type { Activities } from '../../sales/activity.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'

/** The day a visit was on: as told where a day was, else the day it was told, in Shanghai. */
export const visitDay = `CASE WHEN held_on GLOB '????-??-??*' THEN substr(held_on, 1, 10)
  ELSE date(at / 1000 + 28800, 'unixepoch') END`

export function openActivity(database: Database): Activities {
  const prepare = statementsBy(database)
  return {
    async between(person, first, last) {
      const may = visibility(person, 'see', 'deal')
      return prepare<ActivityRow>(
        `SELECT id, name, (SELECT name FROM teams WHERE teams.id = reps.team_id) AS team_name,
           (SELECT count(*) FROM visits WHERE visits.owner_id = reps.id AND visits.tenant_id = reps.tenant_id
              AND undone_at IS NULL AND ${visitDay} BETWEEN ? AND ?) AS visits,
           (SELECT max(${visitDay}) FROM visits WHERE visits.owner_id = reps.id AND visits.tenant_id = reps.tenant_id
              AND undone_at IS NULL) AS last_visit,
           (SELECT count(*) FROM entries WHERE entries.owner_id = reps.id AND entries.tenant_id = reps.tenant_id
              AND intent = 'deal.create' AND undone_at IS NULL
              AND date(entries.at / 1000 + 28800, 'unixepoch') BETWEEN ? AND ?) AS deals_opened
         FROM (SELECT *, id AS owner_id FROM people WHERE active = 1 AND role = 'rep') AS reps
         WHERE ${may.sql} ORDER BY team_name, name`,
      )
        .all(first, last, first, last, ...may.values)
        .map(({ id, name, team_name: teamName, visits, last_visit: lastVisit, deals_opened: dealsOpened }) => ({
          personId: id,
          name,
          teamName: teamName ?? '未分组',
          visits,
          dealsOpened,
          ...(lastVisit === null ? {} : { lastVisit }),
        }))
    },
    async lastVisits(person) {
      const may = visibility(person, 'see', 'deal')
      const rows = prepare<{ deal_id: string; day: string }>(
        `SELECT deal_id, max(${visitDay}) AS day FROM visits
         WHERE undone_at IS NULL AND deal_id IN (SELECT id FROM deals WHERE ${may.sql}) GROUP BY deal_id`,
      ).all(...may.values)
      return new Map(rows.map(({ deal_id, day }) => [deal_id, day]))
    },
  }
}

interface ActivityRow {
  id: string
  name: string
  team_name: string | null
  visits: number
  last_visit: string | null
  deals_opened: number
}
