import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { instant, tenantId } from './columns.ts'

export const decisions = sqliteTable(
  'decisions',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    teamId: text('team_id').notNull(),
    dealId: text('deal_id'),
    at: instant('at').notNull(),
    model: text('model').notNull(),
    supposing: text('supposing'),
    probability: real('probability').notNull(),
    /** When what it rested on was taken back: it speaks for the deal no more. */
    withdrawnAt: instant('withdrawn_at'),
    /** The features as the model saw them. The body stands last: it is long, and is not read with what stands before it. */
    signs: text('signs', { mode: 'json' }).notNull(),
    body: text('body', { mode: 'json' }).notNull(),
  },
  (table) => [index('decisions_deal').on(table.tenantId, table.dealId, table.at)],
)

/**
 * What was laid before a rep, once for each stage of a deal: the candidates in the order shown, and how it was drawn who stands
 * first. What came of it is read from what is on record.
 */
export const showings = sqliteTable(
  'showings',
  {
    decisionId: text('decision_id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    teamId: text('team_id').notNull(),
    dealId: text('deal_id').notNull(),
    at: instant('at').notNull(),
    stage: text('stage').notNull(),
    topic: text('topic').notNull(),
    industry: text('industry'),
    base: real('base').notNull(),
    candidates: text('candidates', { mode: 'json' }).notNull(),
    assignment: text('assignment', { mode: 'json' }).notNull(),
  },
  (table) => [uniqueIndex('showings_stage').on(table.tenantId, table.dealId, table.stage)],
)

/** What reps said of the tracks they were offered: the first time each thing was said counts. */
export const judgements = sqliteTable(
  'judgements',
  {
    tenantId: tenantId(),
    decisionId: text('decision_id').notNull(),
    trackId: text('track_id').notNull(),
    personId: text('person_id').notNull(),
    verdict: text('verdict', { enum: ['taken', 'refused', 'good', 'bad'] }).notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.decisionId, table.trackId, table.personId, table.verdict] })],
)

/** What a rep really said in the place of a track, and how far it is from it, 0 to 1. */
export const rewordings = sqliteTable(
  'rewordings',
  {
    tenantId: tenantId(),
    decisionId: text('decision_id').notNull(),
    trackId: text('track_id').notNull(),
    personId: text('person_id').notNull(),
    said: text('said').notNull(),
    distance: real('distance').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.decisionId, table.trackId, table.personId] })],
)

/** Editions of tracks that stay though they had retired; version 0 is what ships. */
export const reprieves = sqliteTable(
  'reprieves',
  {
    tenantId: tenantId(),
    trackId: text('track_id').notNull(),
    version: integer('version').notNull(),
    personId: text('person_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.trackId, table.version] })],
)

/** Who stands first as companies have decided it; the newest of each holds. */
export const trackPolicies = sqliteTable(
  'track_policies',
  {
    tenantId: tenantId(),
    number: integer('number').notNull(),
    preferences: text('preferences').notNull(),
    /** What the ledger said of it then, JSON. */
    evidence: text('evidence'),
    restores: integer('restores'),
    decidedBy: text('decided_by').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.number] })],
)

/** What was said about a customer, at three levels: the intent, the tracks offered, the mood told of. */
export const exchanges = sqliteTable(
  'exchanges',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    teamId: text('team_id').notNull(),
    dealId: text('deal_id'),
    decisionId: text('decision_id'),
    at: instant('at').notNull(),
    intent: text('intent').notNull(),
    objections: text('objections', { mode: 'json' }).notNull(),
    offered: text('offered', { mode: 'json' }).notNull(),
    mood: text('mood'),
    moodWords: text('mood_words'),
    stage: text('stage'),
    industry: text('industry'),
    roles: text('roles', { mode: 'json' }),
  },
  (table) => [
    index('exchanges_deal').on(table.tenantId, table.dealId, table.at),
    index('exchanges_owner').on(table.tenantId, table.ownerId, table.at),
  ],
)
