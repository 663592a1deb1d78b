import { integer, text } from 'drizzle-orm/sqlite-core'

/** The company a row belongs to. */
export const tenantId = () => text('tenant_id').notNull()

/** Milliseconds UTC. */
export const instant = (name: string) => integer(name)
