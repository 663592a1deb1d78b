import type { Database } from 'better-sqlite3'
import type { DealChat, DealChatChange, DealChats } from '../../sales/deal-chat.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'

export function openDealChats(database: Database): DealChats {
  const prepare = statementsBy(database)
  return {
    async of(person, dealId, platform) {
      const may = visibility(person, 'see', 'deal')
      return prepare<DealChat>(
        `SELECT deal_id AS dealId, platform, address, name FROM deal_chats WHERE tenant_id = ? AND platform = ?
           AND deal_id IN (SELECT id FROM deals WHERE id = ? AND ${may.sql} AND removed_at IS NULL)`,
      ).get(person.tenantId, platform, dealId, ...may.values)
    },
  }
}

/** Writes one change; call inside a transaction. */
export function openDealChatWriting(database: Database) {
  const keep = database.prepare(
    `INSERT INTO deal_chats (tenant_id, platform, deal_id, address, name, made_by, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (tenant_id, platform, deal_id) DO UPDATE SET address = excluded.address, name = excluded.name,
       made_by = excluded.made_by, made_at = excluded.made_at`,
  )
  return ({ chat }: DealChatChange, tenantId: string, actor: string, now: number): void => {
    const { platform, dealId, address, name } = chat
    keep.run(tenantId, platform, dealId, address, name, actor, now)
  }
}
