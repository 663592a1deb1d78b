import type { Database } from 'better-sqlite3'
import type { Role } from '../../people/person.ts'
import type { ChallengeChange, Challenges, Contested, KnownChallenge } from '../../sales/assessment/challenge.ts'
import type { Audit } from './audit.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'
import type { Writer } from './writer.ts'

interface ChallengeRow {
  id: string
  tenant_id: string
  owner_id: string
  team_id: string
  about: Contested
  shown: string
  reason: string
  at: number
  name: string
  role: Role
  answered_at: number | null
  answered_name: string | null
  remark: string | null
  correction: string | null
}

/** With whom they are of as they are now: who moves to another team is answered there. */
const known = `(SELECT challenges.*, people.team_id, people.role, people.name,
  (SELECT name FROM people AS others WHERE others.id = answered_by) AS answered_name
  FROM challenges JOIN people ON people.id = challenges.owner_id AND people.tenant_id = challenges.tenant_id)`

export function openChallenges(database: Database, writer: Writer, audit: Audit): Challenges {
  const prepare = statementsBy(database)
  const writeChange = openChallengeWriting(database)
  return {
    async of(person) {
      const may = visibility(person, 'see', 'assessment')
      return prepare<ChallengeRow>(`SELECT * FROM ${known} WHERE ${may.sql} ORDER BY at DESC, id DESC`)
        .all(...may.values)
        .map(toChallenge)
    },
    async byId(person, id) {
      const may = visibility(person, 'see', 'assessment')
      const row = prepare<ChallengeRow>(`SELECT * FROM ${known} WHERE ${may.sql} AND id = ?`).get(...may.values, id)
      return row === undefined ? undefined : toChallenge(row)
    },
    write: ({ tenantId, id: actor }, change, now) =>
      writer.write(() => {
        if (!writeChange(change, tenantId, actor, now)) return
        audit.append({ tenantId, at: now, actor, action: change.kind, level: change.level, subject: change.subject })
      }),
    async untold() {
      return prepare<ChallengeRow>(
        `SELECT * FROM ${known} WHERE answered_at IS NULL AND told_at IS NULL
           OR answered_at IS NOT NULL AND answer_told_at IS NULL ORDER BY at, id`,
      )
        .all()
        .map(toChallenge)
    },
  }
}

/** Writes one change; call inside a transaction. `false` where it was said, or answered, before. */
export function openChallengeWriting(database: Database) {
  const raise = database.prepare(
    `INSERT INTO challenges (id, tenant_id, owner_id, about, shown, reason, at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  )
  const answer = database.prepare(
    `UPDATE challenges SET answered_at = ?, answered_by = ?, remark = ?, correction = ?
     WHERE id = ? AND tenant_id = ? AND answered_at IS NULL AND owner_id <> ?`,
  )
  const passedOn = database.prepare('UPDATE challenges SET told_at = ? WHERE id = ? AND tenant_id = ?')
  const answerTold = database.prepare('UPDATE challenges SET answer_told_at = ? WHERE id = ? AND tenant_id = ?')
  return (change: ChallengeChange, tenantId: string, actor: string, now: number): boolean => {
    const { subject } = change
    switch (change.kind) {
      case 'challenge.raised': {
        const { id, ownerId, about, shown, reason, at } = change.challenge
        return raise.run(id, tenantId, ownerId, about, JSON.stringify(shown), reason, Date.parse(at)).changes > 0
      }
      case 'challenge.answered': {
        const { remark, correction } = change.answer
        const corrected = correction === undefined ? null : JSON.stringify(correction)
        return answer.run(now, actor, remark, corrected, subject, tenantId, actor).changes > 0
      }
      case 'challenge.passed-on':
        return passedOn.run(now, subject, tenantId).changes > 0
      case 'challenge.answer-told':
        return answerTold.run(now, subject, tenantId).changes > 0
    }
  }
}

function toChallenge(row: ChallengeRow): KnownChallenge {
  const { id, about, reason, name, role, remark, correction } = row
  return {
    id,
    tenantId: row.tenant_id,
    ownerId: row.owner_id,
    teamId: row.team_id,
    about,
    shown: JSON.parse(row.shown),
    reason,
    at: new Date(row.at).toISOString(),
    name,
    role,
    ...(row.answered_at === null
      ? {}
      : {
          answer: {
            by: row.answered_name ?? '已离职',
            at: new Date(row.answered_at).toISOString(),
            remark: remark ?? '',
            ...(correction === null ? {} : { correction: JSON.parse(correction) }),
          },
        }),
  }
}
