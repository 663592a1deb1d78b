import type { Database } from 'better-sqlite3'
import type { DealChat, DealChatChange, DealChats } from '../../sales/deal-chat.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'

interface DealChatRow {
  deal_id: string
  platform: string
  address: string
  name: string
  members: string
  trouble: string | null
}

export function openDealChats(database: Database): DealChats {
  const prepare = statementsBy(database)
  return {
    async of(person, dealId, platform) {
      const may = visibility(person, 'see', 'deal')
      const row = prepare<DealChatRow>(
        `SELECT * FROM deal_chats WHERE tenant_id = ? AND platform = ?
           AND deal_id IN (SELECT id FROM deals WHERE id = ? AND ${may.sql} AND removed_at IS NULL)`,
      ).get(person.tenantId, platform, dealId, ...may.values)
      return row && toDealChat(row)
    },
    async followed(tenantId, platform, dealId) {
      return prepare<DealChatRow & { owner_id: string; team_id: string }>(
        `SELECT deal_chats.*, owner_id, team_id FROM deal_chats JOIN deals ON deals.id = deal_id AND removed_at IS NULL
         WHERE deal_chats.tenant_id = ? AND platform = ? AND deal_id = coalesce(?, deal_id) ORDER BY deal_id`,
      )
        .all(tenantId, platform, dealId ?? null)
        .map((row) => ({
          chat: toDealChat(row),
          deal: { tenantId, ownerId: row.owner_id, teamId: row.team_id },
        }))
    },
  }
}

/** Writes one change; call inside a transaction. */
export function openDealChatWriting(database: Database) {
  const keep = database.prepare(
    `INSERT INTO deal_chats (tenant_id, platform, deal_id, address, name, members, made_by, made_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (tenant_id, platform, deal_id) DO UPDATE SET address = excluded.address, name = excluded.name,
       members = excluded.members, trouble = NULL, made_by = excluded.made_by, made_at = excluded.made_at`,
  )
  const follow = database.prepare(
    'UPDATE deal_chats SET members = ?, trouble = ? WHERE tenant_id = ? AND platform = ? AND deal_id = ?',
  )
  const end = database.prepare('DELETE FROM deal_chats WHERE tenant_id = ? AND platform = ? AND deal_id = ?')

  return (change: DealChatChange, tenantId: string, actor: string, now: number): void => {
    switch (change.kind) {
      case 'deal-chat.made': {
        const { platform, dealId, address, name, members } = change.chat
        keep.run(tenantId, platform, dealId, address, name, JSON.stringify(members), actor, now)
        return
      }
      case 'deal-chat.followed': {
        const { members, trouble = null, platform, subject } = change
        follow.run(JSON.stringify(members), trouble, tenantId, platform, subject)
        return
      }
      case 'deal-chat.ended':
        end.run(tenantId, change.platform, change.subject)
        return
    }
  }
}

function toDealChat({ deal_id, platform, address, name, members, trouble }: DealChatRow): DealChat {
  return {
    dealId: deal_id,
    platform,
    address,
    name,
    members: JSON.parse(members),
    ...(trouble === null ? {} : { trouble }),
  }
}
