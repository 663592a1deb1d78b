import type { Database, Statement } from 'better-sqlite3'

/** Prepares each text once: visibility clauses make a handful of variants of a query, and preparing costs more than running. */
export function statementsBy(database: Database): <Row>(sql: string) => Statement<unknown[], Row> {
  const prepared = new Map<string, Statement<unknown[]>>()
  return <Row>(sql: string) => {
    const statement = prepared.get(sql) ?? database.prepare<unknown[]>(sql)
    prepared.set(sql, statement)
    return statement as Statement<unknown[], Row>
  }
}
