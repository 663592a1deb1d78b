import type { Database } from 'better-sqlite3'

/**
 * Counts the changes of some columns, whoever writes them: this connection's by triggers of its own, those of other processes
 * by the database's version. What was made of these columns holds as long as the revision is the same.
 */
export function openRevision(database: Database, watched: Readonly<Record<string, readonly string[]>>): () => string {
  database.exec('CREATE TEMP TABLE IF NOT EXISTS revision (number INTEGER NOT NULL); INSERT INTO revision VALUES (0)')
  for (const [table, columns] of Object.entries(watched)) database.exec(triggersOn(table, columns))
  const own = database.prepare<[], number>('SELECT number FROM temp.revision').pluck()
  const others = database.prepare<[], number>('PRAGMA data_version').pluck()
  return () => `${own.get()}/${others.get()}`
}

function triggersOn(table: string, columns: readonly string[]): string {
  const counts = 'BEGIN UPDATE revision SET number = number + 1; END;'
  const differs = columns.map((column) => `old.${column} IS NOT new.${column}`).join(' OR ')
  return `
    CREATE TEMP TRIGGER ${table}_added AFTER INSERT ON main.${table} ${counts}
    CREATE TEMP TRIGGER ${table}_removed AFTER DELETE ON main.${table} ${counts}
    CREATE TEMP TRIGGER ${table}_changed AFTER UPDATE OF ${columns.join(', ')} ON main.${table} WHEN ${differs} ${counts}`
}
