import type { Database } from 'better-sqlite3'

/** Columns of a table that are watched; `rows: 'known'` leaves out new and deleted ones. */
export type Watched = readonly string[] | { columns: readonly string[]; rows: 'known' }

/**
 * Counts the changes of some columns, whoever writes them: this connection's by triggers of its own, those of other processes
 * by the database's version. What was made of these columns holds as long as the revision is the same. `name` tells one count of
 * a connection from the others.
 */
export function openRevision(
  database: Database,
  name: string,
  watched: Readonly<Record<string, Watched>>,
): () => string {
  const counter = `revision_of_${name}`
  database.exec(`CREATE TEMP TABLE ${counter} (number INTEGER NOT NULL); INSERT INTO ${counter} VALUES (0)`)
  for (const [table, columns] of Object.entries(watched)) database.exec(triggersOn(table, columns, counter))
  const own = database.prepare<[], number>(`SELECT number FROM temp.${counter}`).pluck()
  const others = database.prepare<[], number>('PRAGMA data_version').pluck()
  return () => `${own.get()}/${others.get()}`
}

function triggersOn(table: string, watched: Watched, counter: string): string {
  const columns = 'rows' in watched ? watched.columns : watched
  const counts = `BEGIN UPDATE ${counter} SET number = number + 1; END;`
  const differs = columns.map((column) => `old.${column} IS NOT new.${column}`).join(' OR ')
  const changed = `CREATE TEMP TRIGGER ${counter}_${table}_changed AFTER UPDATE OF ${columns.join(', ')} ON main.${table} WHEN ${differs} ${counts}`
  if ('rows' in watched) return changed
  return `${changed}
    CREATE TEMP TRIGGER ${counter}_${table}_added AFTER INSERT ON main.${table} ${counts}
    CREATE TEMP TRIGGER ${counter}_${table}_removed AFTER DELETE ON main.${table} ${counts}`
}
