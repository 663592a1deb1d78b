import { sql } from 'drizzle-orm'
import { blob, index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/*
 * Every table carries the company it belongs to, but for leases, which belong to processes; the inbox may not know it yet when
 * a message arrives. Ids are made by the application (UUIDv7), instants are milliseconds UTC, bodies that only the application
 * reads are JSON.
 */

const tenantId = () => text('tenant_id').notNull()
const instant = (name: string) => integer(name)

export const tenants = sqliteTable('tenants', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  kind: text('kind', { enum: ['company', 'demo'] }).notNull(),
  joining: text('joining', { enum: ['join', 'ask', 'closed'] }).notNull(),
})

/** Which company a platform's own company id stands for. */
export const bindings = sqliteTable(
  'bindings',
  { platform: text('platform').notNull(), corp: text('corp').notNull(), tenantId: tenantId() },
  (table) => [primaryKey({ columns: [table.platform, table.corp] })],
)

export const teams = sqliteTable(
  'teams',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    name: text('name').notNull(),
    parentId: text('parent_id'),
    /** The department on a platform this team stands for, `platform:id`. */
    department: text('department'),
  },
  (table) => [uniqueIndex('teams_department').on(table.tenantId, table.department)],
)

export const people = sqliteTable(
  'people',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    name: text('name').notNull(),
    role: text('role', { enum: ['rep', 'manager', 'sales-ops', 'administrator'] }).notNull(),
    teamId: text('team_id').notNull(),
    active: integer('active', { mode: 'boolean' }).notNull(),
  },
  (table) => [index('people_team').on(table.tenantId, table.teamId)],
)

/** `userKey` is the platform's user id in lower case, for platforms compare them so. */
export const identities = sqliteTable(
  'identities',
  {
    tenantId: tenantId(),
    platform: text('platform').notNull(),
    userKey: text('user_key').notNull(),
    userId: text('user_id').notNull(),
    personId: text('person_id').notNull(),
    /** Since the platform's directory does not vouch for them any more. */
    goneSince: instant('gone_since'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.platform, table.userKey] }),
    index('identities_person').on(table.personId),
  ],
)

export const joinRequests = sqliteTable(
  'join_requests',
  {
    tenantId: tenantId(),
    platform: text('platform').notNull(),
    userKey: text('user_key').notNull(),
    member: text('member', { mode: 'json' }).notNull(),
    state: text('state', { enum: ['open', 'admitted', 'declined'] }).notNull(),
    askedAt: instant('asked_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.platform, table.userKey] })],
)

export const customers = sqliteTable(
  'customers',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    teamId: text('team_id').notNull(),
    name: text('name').notNull(),
    aliases: text('aliases', { mode: 'json' }).notNull(),
    industry: text('industry'),
    region: text('region'),
    existing: integer('existing', { mode: 'boolean' }).notNull(),
    /** Taken back; kept for what refers to it. */
    removedAt: instant('removed_at'),
  },
  (table) => [index('customers_owner').on(table.tenantId, table.ownerId)],
)

/** Pairs of customers of which somebody said that they are not the same; by their ids in order. */
export const customersApart = sqliteTable(
  'customers_apart',
  {
    tenantId: tenantId(),
    oneId: text('one_id').notNull(),
    otherId: text('other_id').notNull(),
    saidBy: text('said_by').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.oneId, table.otherId] })],
)

/** Customers that became one, with the ids of all that moved. */
export const merges = sqliteTable(
  'merges',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    teamId: text('team_id').notNull(),
    keptId: text('kept_id').notNull(),
    goneId: text('gone_id').notNull(),
    body: text('body', { mode: 'json' }).notNull(),
    at: instant('at').notNull(),
    undoneAt: instant('undone_at'),
  },
  (table) => [index('merges_kept').on(table.tenantId, table.keptId)],
)

/** Customers that went from one colleague to another, with the ids of all that went with them. */
export const handOvers = sqliteTable(
  'hand_overs',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    teamId: text('team_id').notNull(),
    fromId: text('from_id').notNull(),
    toId: text('to_id').notNull(),
    body: text('body', { mode: 'json' }).notNull(),
    at: instant('at').notNull(),
    /** When the new owner had their cards. */
    toldAt: instant('told_at'),
    undoneAt: instant('undone_at'),
  },
  (table) => [index('hand_overs_untold').on(table.toldAt, table.undoneAt)],
)

export const contacts = sqliteTable(
  'contacts',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    customerId: text('customer_id').notNull(),
    name: text('name').notNull(),
    title: text('title'),
    dept: text('dept'),
    phone: text('phone'),
    email: text('email'),
    source: text('source', { enum: ['rep', 'import'] }).notNull(),
    origin: text('origin'),
    legalBasis: text('legal_basis', { enum: ['contract', 'consent', 'public'] }),
    addedAt: instant('added_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (table) => [index('contacts_customer').on(table.tenantId, table.customerId)],
)

export const deals = sqliteTable(
  'deals',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    teamId: text('team_id').notNull(),
    customerId: text('customer_id').notNull(),
    name: text('name').notNull(),
    /** As in `facts`, for counting. */
    industry: text('industry'),
    stage: text('stage'),
    status: text('status', { enum: ['open', 'shelved', 'won', 'lost'] }).notNull(),
    facts: text('facts', { mode: 'json' }).notNull(),
    /** Since when it is worked on, where another system has told. */
    openedOn: text('opened_on'),
    /** How it ended. */
    closing: text('closing', { mode: 'json' }),
    updatedAt: instant('updated_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (table) => [
    index('deals_owner').on(table.tenantId, table.ownerId, table.status),
    index('deals_team').on(table.tenantId, table.teamId, table.status),
    index('deals_outcome').on(table.tenantId, table.status, table.industry, table.removedAt),
    index('deals_customer').on(table.tenantId, table.customerId),
  ],
)

/** Who wants to open a deal where a colleague has one, and what was decided. */
export const clashes = sqliteTable(
  'clashes',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    teamId: text('team_id').notNull(),
    dealId: text('deal_id').notNull(),
    arbiterId: text('arbiter_id').notNull(),
    source: text('source', { mode: 'json' }).notNull(),
    state: text('state', { enum: ['open', 'granted', 'declined'] }).notNull(),
    askedAt: instant('asked_at').notNull(),
    decidedAt: instant('decided_at'),
  },
  (table) => [index('clashes_owner').on(table.tenantId, table.ownerId, table.dealId)],
)

/** What became of deals, field by field; `before` and `after` are JSON, absent where nothing stood. */
export const dealHistory = sqliteTable(
  'deal_history',
  {
    tenantId: tenantId(),
    dealId: text('deal_id').notNull(),
    at: instant('at').notNull(),
    personId: text('person_id').notNull(),
    field: text('field').notNull(),
    before: text('before', { mode: 'json' }),
    after: text('after', { mode: 'json' }),
  },
  (table) => [index('deal_history_deal').on(table.tenantId, table.dealId, table.at)],
)

/** What people had filed: everything written with it, so that it can be taken back. */
export const entries = sqliteTable(
  'entries',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    teamId: text('team_id').notNull(),
    dealId: text('deal_id'),
    intent: text('intent').notNull(),
    at: instant('at').notNull(),
    body: text('body', { mode: 'json' }).notNull(),
    undoneAt: instant('undone_at'),
  },
  (table) => [index('entries_owner').on(table.tenantId, table.ownerId, table.at)],
)

export const visits = sqliteTable(
  'visits',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    teamId: text('team_id').notNull(),
    customerId: text('customer_id'),
    dealId: text('deal_id'),
    decisionId: text('decision_id'),
    /** The day it was, as told. */
    heldOn: text('held_on').notNull(),
    at: instant('at').notNull(),
    loggedAt: instant('logged_at').notNull(),
    text: text('text').notNull(),
    details: text('details', { mode: 'json' }),
    undoneAt: instant('undone_at'),
  },
  (table) => [
    index('visits_deal').on(table.tenantId, table.dealId, table.at),
    index('visits_customer').on(table.tenantId, table.customerId, table.at),
  ],
)

/** Photos and places put to visits; without a visit yet, or any more, until they are cleared away. Places in degrees. */
export const visitAttachments = sqliteTable(
  'visit_attachments',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    visitId: text('visit_id'),
    kind: text('kind', { enum: ['photo', 'place'] }).notNull(),
    type: text('type'),
    bytes: blob('bytes', { mode: 'buffer' }),
    latitude: real('latitude'),
    longitude: real('longitude'),
    at: instant('at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (table) => [
    index('visit_attachments_visit').on(table.visitId),
    index('visit_attachments_owner').on(table.tenantId, table.ownerId),
  ],
)

/** What other systems told, each once by its own id. */
export const dealEvents = sqliteTable(
  'deal_events',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    at: instant('at').notNull(),
    receivedAt: instant('received_at').notNull(),
    source: text('source').notNull(),
    from: text('from_whom', { enum: ['customer', 'rep', 'system'] }).notNull(),
    who: text('who').notNull(),
    text: text('text').notNull(),
    customer: text('customer'),
    group: text('group_name'),
    complaint: text('complaint', { mode: 'json' }),
    dealId: text('deal_id'),
    customerId: text('customer_id'),
    matchedBy: text('matched_by'),
    tipping: text('tipping', { mode: 'json' }).notNull(),
    /** What somebody said to what may turn the deal: 'go-on' or 'hold'. */
    answer: text('answer', { enum: ['go-on', 'hold'] }),
    answeredBy: text('answered_by'),
    answeredAt: instant('answered_at'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('deal_events_deal').on(table.tenantId, table.dealId, table.at),
    // The few that may turn a deal, found without reading its other events.
    index('deal_events_tipping').on(table.tenantId, table.dealId, table.at).where(sql`tipping <> '[]'`),
  ],
)

/** Chat groups that somebody said belong to a deal, or without one to nobody 无关, as other systems call them. */
export const chatGroups = sqliteTable(
  'chat_groups',
  {
    tenantId: tenantId(),
    name: text('name').notNull(),
    dealId: text('deal_id'),
    boundBy: text('bound_by').notNull(),
    boundAt: instant('bound_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.name] })],
)

/**
 * What the signals found in each deal. `mark` counts what became of anything they rest on, written with it; `judgedOn` is the day
 * they were judged by, '' since something was told, `closed` where nobody looks any more.
 */
export const dealFindings = sqliteTable(
  'deal_findings',
  {
    tenantId: tenantId(),
    dealId: text('deal_id').primaryKey(),
    mark: integer('mark').notNull(),
    judgedOn: text('judged_on').notNull(),
    /** Which program judged: another one may have other rules. */
    program: text('program').notNull(),
    /** For the order of deals, and what the board is filtered by. */
    weight: integer('weight').notNull(),
    fen: integer('fen'),
    /** Level and short words by signal; the findings in full stand last, for they are long and read one deal at a time. */
    cells: text('cells', { mode: 'json' }).notNull(),
    findings: text('findings', { mode: 'json' }).notNull(),
  },
  (table) => [
    index('deal_findings_due').on(table.tenantId, table.judgedOn),
    // All that the order and the counts ask for: rows are long, and 300 of them are shown.
    index('deal_findings_weight').on(table.tenantId, table.weight, table.dealId, table.judgedOn),
  ],
)

/** What companies set of their signals, each setting a row; the newest of a signal counts. */
export const signalSettings = sqliteTable(
  'signal_settings',
  {
    id: integer('id').primaryKey(),
    tenantId: tenantId(),
    signal: text('signal').notNull(),
    enabled: integer('enabled', { mode: 'boolean' }).notNull(),
    watch: real('watch'),
    high: real('high'),
    at: instant('at').notNull(),
    personId: text('person_id').notNull(),
  },
  (table) => [index('signal_settings_signal').on(table.tenantId, table.signal)],
)

/** What somebody said does not apply to a deal, until the signal finds something else. */
export const signalAnswers = sqliteTable(
  'signal_answers',
  {
    tenantId: tenantId(),
    dealId: text('deal_id').notNull(),
    signal: text('signal').notNull(),
    basis: text('basis').notNull(),
    personId: text('person_id').notNull(),
    saidOn: text('said_on').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.dealId, table.signal] })],
)

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

/** What a company has published of its talk-tracks and paths, over what ships; append-only, the newest of each item holds. */
export const editions = sqliteTable(
  'editions',
  {
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    tenantId: tenantId(),
    kind: text('kind', { enum: ['track', 'path'] }).notNull(),
    itemId: text('item_id').notNull(),
    number: integer('number').notNull(),
    words: text('words', { mode: 'json' }).notNull(),
    retired: integer('retired', { mode: 'boolean' }).notNull(),
    writtenBy: text('written_by').notNull(),
    approvedBy: text('approved_by').notNull(),
    creditedTo: text('credited_to'),
    restores: integer('restores'),
    at: instant('at').notNull(),
  },
  (table) => [
    uniqueIndex('editions_item').on(table.tenantId, table.kind, table.itemId, table.number),
    index('editions_tenant').on(table.tenantId, table.seq),
  ],
)

/** Solution summaries a company shows its customers; append-only, the newest line of each id holds. */
export const solutions = sqliteTable(
  'solutions',
  {
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    tenantId: tenantId(),
    id: text('id').notNull(),
    words: text('words', { mode: 'json' }).notNull(),
    retired: integer('retired', { mode: 'boolean' }).notNull(),
    writtenBy: text('written_by').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    index('solutions_item').on(table.tenantId, table.id, table.seq),
    index('solutions_newest').on(table.tenantId, table.seq),
  ],
)

/** What is being written for the library, and what became of it. `owner_id` is who began it. */
export const libraryDrafts = sqliteTable(
  'library_drafts',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    teamId: text('team_id').notNull(),
    kind: text('kind', { enum: ['track', 'path'] }).notNull(),
    itemId: text('item_id').notNull(),
    words: text('words', { mode: 'json' }).notNull(),
    retires: integer('retires', { mode: 'boolean' }).notNull(),
    basedOn: integer('based_on').notNull(),
    state: text('state', { enum: ['open', 'submitted', 'published', 'declined', 'dropped'] }).notNull(),
    writtenBy: text('written_by').notNull(),
    writtenAt: instant('written_at').notNull(),
    creditedTo: text('credited_to'),
    submittedBy: text('submitted_by'),
    submittedAt: instant('submitted_at'),
    settledBy: text('settled_by'),
    settledAt: instant('settled_at'),
    remark: text('remark'),
  },
  (table) => [
    index('library_drafts_tenant').on(table.tenantId, table.state),
    index('library_drafts_submitted').on(table.submittedAt),
    index('library_drafts_settled').on(table.settledAt),
  ],
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
  },
  (table) => [
    index('exchanges_deal').on(table.tenantId, table.dealId, table.at),
    index('exchanges_owner').on(table.tenantId, table.ownerId, table.at),
  ],
)

/** `due` and `partOfDay` are as told, never finer; `remindAt` is when to speak of it. */
export const tasks = sqliteTable(
  'tasks',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    teamId: text('team_id').notNull(),
    text: text('text').notNull(),
    due: text('due'),
    partOfDay: text('part_of_day', { enum: ['morning', 'afternoon', 'evening'] }),
    remindAt: instant('remind_at'),
    customer: text('customer'),
    dealId: text('deal_id'),
    platform: text('platform').notNull(),
    state: text('state', { enum: ['open', 'done', 'dropped'] }).notNull(),
    madeAt: instant('made_at').notNull(),
    remindedAt: instant('reminded_at'),
    endedAt: instant('ended_at'),
  },
  (table) => [
    index('tasks_owner').on(table.tenantId, table.ownerId, table.state),
    index('tasks_due').on(table.state, table.remindedAt, table.remindAt),
  ],
)

/** `told` and `partOfDay` are as agreed; the days are those they touch. */
export const appointments = sqliteTable(
  'appointments',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    teamId: text('team_id').notNull(),
    title: text('title').notNull(),
    told: text('told').notNull(),
    partOfDay: text('part_of_day', { enum: ['morning', 'afternoon', 'evening'] }),
    firstDay: text('first_day').notNull(),
    lastDay: text('last_day').notNull(),
    customer: text('customer'),
    dealId: text('deal_id'),
    with: text('with', { mode: 'json' }).notNull(),
    state: text('state', { enum: ['booked', 'cancelled'] }).notNull(),
    madeAt: instant('made_at').notNull(),
    /** Where a minute was agreed on; and when its page was sent, and it was asked how it went. */
    startsAt: instant('starts_at'),
    saidBeforeAt: instant('said_before_at'),
    askedAfterAt: instant('asked_after_at'),
    /** Where it stands in a calendar elsewhere, and as what. */
    placed: text('placed', { mode: 'json' }),
  },
  (table) => [
    index('appointments_owner').on(table.tenantId, table.ownerId, table.firstDay),
    index('appointments_team').on(table.tenantId, table.teamId, table.firstDay),
    index('appointments_start').on(table.state, table.startsAt),
  ],
)

/** Calendars elsewhere that people have connected. */
export const calendarLinks = sqliteTable(
  'calendar_links',
  {
    tenantId: tenantId(),
    personId: text('person_id').notNull(),
    platform: text('platform').notNull(),
    userId: text('user_id').notNull(),
    cursor: text('cursor'),
    readOn: text('read_on'),
    lookedAt: instant('looked_at'),
    watchedAt: instant('watched_at'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.personId, table.platform] }),
    index('calendar_links_looked').on(table.lookedAt),
  ],
)

/** What stands in them, as it was last read. */
export const outsideEvents = sqliteTable(
  'outside_events',
  {
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    platform: text('platform').notNull(),
    eventId: text('event_id').notNull(),
    title: text('title').notNull(),
    told: text('told').notNull(),
    until: text('until').notNull(),
    firstDay: text('first_day').notNull(),
    lastDay: text('last_day').notNull(),
    /** Where it has a minute. */
    startsAt: instant('starts_at'),
    endsAt: instant('ends_at'),
    with: text('with', { mode: 'json' }).notNull(),
    customer: text('customer'),
    dealId: text('deal_id'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.ownerId, table.platform, table.eventId] }),
    index('outside_events_start').on(table.startsAt),
  ],
)

/** What was said of them unasked, for the minute they were to begin: it outlives each reading. */
export const outsideNotices = sqliteTable(
  'outside_notices',
  {
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    platform: text('platform').notNull(),
    eventId: text('event_id').notNull(),
    notice: text('notice', { enum: ['before', 'after'] }).notNull(),
    startsAt: instant('starts_at').notNull(),
    saidAt: instant('said_at').notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.tenantId, table.ownerId, table.platform, table.eventId, table.notice, table.startsAt],
    }),
    index('outside_notices_said').on(table.tenantId, table.ownerId, table.saidAt),
  ],
)

/** Meetings that other programs put into people's calendars; `seq` rises with each change of any; a series has no `over_at`. */
export const pushedMeetings = sqliteTable(
  'pushed_meetings',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    revision: integer('revision').notNull(),
    personId: text('person_id'),
    /** Absent once it is cancelled. */
    booked: text('booked', { mode: 'json' }),
    overAt: instant('over_at'),
    seq: integer('seq').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('pushed_meetings_person').on(table.tenantId, table.personId),
    index('pushed_meetings_over').on(table.overAt),
    uniqueIndex('pushed_meetings_seq').on(table.tenantId, table.seq),
  ],
)

/** What members let a platform's adapter do in their name, sealed. */
export const grants = sqliteTable(
  'grants',
  {
    tenantId: tenantId(),
    platform: text('platform').notNull(),
    userKey: text('user_key').notNull(),
    sealed: text('sealed').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.platform, table.userKey] })],
)

/** What members were told beside the chat lately, for limits that count a day. */
export const notices = sqliteTable(
  'notices',
  {
    tenantId: tenantId(),
    platform: text('platform').notNull(),
    userKey: text('user_key').notNull(),
    name: text('name').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.platform, table.userKey, table.name] })],
)

export const approvals = sqliteTable(
  'approvals',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    teamId: text('team_id').notNull(),
    state: text('state', { enum: ['open', 'granted', 'declined', 'withdrawn', 'void'] }).notNull(),
    askedAt: instant('asked_at').notNull(),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
    /** All that was asked, as it was sent, and what was said about it since. */
    body: text('body', { mode: 'json' }).notNull(),
    notes: text('notes', { mode: 'json' }).notNull(),
    /** The platform's template it goes through as well, and its instance there; `apart_at`: since when it is ours alone. */
    template: text('template'),
    instance: text('instance'),
    apartAt: instant('apart_at'),
    lookedAt: instant('looked_at'),
  },
  (table) => [
    index('approvals_team').on(table.tenantId, table.state, table.teamId),
    index('approvals_instance').on(table.tenantId, table.instance),
  ],
)

/** What a company's requests go through on a platform. */
export const approvalTemplates = sqliteTable(
  'approval_templates',
  {
    tenantId: tenantId(),
    platform: text('platform').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    adoptedBy: text('adopted_by').notNull(),
    adoptedAt: instant('adopted_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.platform] })],
)

/** What the owner of a deal guessed themselves, once; `asked` counts how often they were. */
export const guesses = sqliteTable(
  'guesses',
  {
    tenantId: tenantId(),
    dealId: text('deal_id').notNull(),
    asked: integer('asked').notNull(),
    personId: text('person_id').notNull(),
    /** The prediction that stood beside it. */
    decisionId: text('decision_id'),
    value: real('value'),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.dealId] })],
)

/** How deals stood on a day, as other systems had it then: learned from, never shown as what we had said. */
export const snapshots = sqliteTable(
  'snapshots',
  {
    tenantId: tenantId(),
    dealId: text('deal_id').notNull(),
    /** The day, `YYYY-MM-DD`. */
    stoodOn: text('stood_on').notNull(),
    facts: text('facts', { mode: 'json' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.dealId, table.stoodOn] })],
)

/** What a company's closed deals have taught: one row a lesson, promoted or not. */
export const modelVersions = sqliteTable(
  'model_versions',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    number: integer('number').notNull(),
    madeAt: instant('made_at').notNull(),
    dataHash: text('data_hash').notNull(),
    seed: integer('seed').notNull(),
    verdict: text('verdict', { enum: ['promoted', 'kept'] }).notNull(),
    why: text('why').notNull(),
    evidence: text('evidence', { mode: 'json' }).notNull(),
    cases: integer('cases').notNull(),
    /** Of these the ones known from imported history alone. */
    recalled: integer('recalled').notNull(),
    wins: integer('wins').notNull(),
    scale: real('scale').notNull(),
    weights: text('weights', { mode: 'json' }).notNull(),
    /** Why it may never speak again: deals it had learned from were taken back. */
    withdrawn: text('withdrawn'),
  },
  (table) => [uniqueIndex('model_versions_number').on(table.tenantId, table.number)],
)

/** Which version speaks since when; append-only, the newest line holds. */
export const modelTenures = sqliteTable(
  'model_tenures',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    at: instant('at').notNull(),
    kind: text('kind', { enum: ['promoted', 'rolled-back', 'refreshed'] }).notNull(),
    /** Absent where the scorecard speaks. */
    versionId: text('version_id'),
    model: text('model').notNull(),
    shift: real('shift').notNull(),
    /** When the first deal was closed after wins and forecasts had last parted; absent while they never have. */
    levelSince: instant('level_since'),
    why: text('why').notNull(),
  },
  (table) => [index('model_tenures_tenant').on(table.tenantId, table.at)],
)

/** Files brought in from other systems. */
export const imports = sqliteTable(
  'imports',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    teamId: text('team_id').notNull(),
    kind: text('kind', { enum: ['customers', 'contacts', 'open-deals', 'closed-deals'] }).notNull(),
    file: text('file').notNull(),
    /** The headers, for the next file that has the same. */
    shape: text('shape').notNull(),
    mapping: text('mapping', { mode: 'json' }).notNull(),
    basis: text('basis', { mode: 'json' }),
    state: text('state', { enum: ['running', 'done', 'stopped', 'undone'] }).notNull(),
    counts: text('counts', { mode: 'json' }).notNull(),
    /** What of closed deals can be learned from, where they are what was brought in. */
    lessons: text('lessons', { mode: 'json' }),
    at: instant('at').notNull(),
    undoneAt: instant('undone_at'),
  },
  (table) => [index('imports_shape').on(table.tenantId, table.kind, table.shape, table.at)],
)

/** What became of each row of a file. */
export const importRows = sqliteTable(
  'import_rows',
  {
    tenantId: tenantId(),
    importId: text('import_id').notNull(),
    line: integer('line').notNull(),
    verdict: text('verdict', { enum: ['add', 'update', 'same', 'skip', 'bad'] }).notNull(),
    title: text('title').notNull(),
    problems: text('problems', { mode: 'json' }).notNull(),
    note: text('note'),
    /** What the deal of this row is known by when the file comes once more. */
    key: text('key'),
    dealId: text('deal_id'),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.line] }),
    index('import_rows_key').on(table.tenantId, table.key),
  ],
)

/** What an import wrote, in order, so that it can be taken back. */
export const importChanges = sqliteTable(
  'import_changes',
  {
    tenantId: tenantId(),
    importId: text('import_id').notNull(),
    seq: integer('seq').notNull(),
    about: text('about', { enum: ['customers', 'others'] }).notNull(),
    change: text('change', { mode: 'json' }).notNull(),
    undoneAt: instant('undone_at'),
  },
  (table) => [primaryKey({ columns: [table.importId, table.seq] })],
)

/** How somebody wants to be spoken to unasked, where it is not the usual way; and what was pushed to whom. */
export const attentions = sqliteTable(
  'attentions',
  { tenantId: tenantId(), personId: text('person_id').notNull(), wishes: text('wishes', { mode: 'json' }).notNull() },
  (table) => [primaryKey({ columns: [table.tenantId, table.personId] })],
)

export const pushes = sqliteTable(
  'pushes',
  { tenantId: tenantId(), personId: text('person_id').notNull(), at: instant('at').notNull() },
  (table) => [index('pushes_person').on(table.tenantId, table.personId, table.at)],
)

export const conversations = sqliteTable('conversations', {
  id: text('id').primaryKey(),
  tenantId: tenantId(),
  memory: text('memory', { mode: 'json' }).notNull(),
})

export const inbox = sqliteTable(
  'inbox',
  {
    id: text('id').primaryKey(),
    tenantId: text('tenant_id'),
    platform: text('platform').notNull(),
    corp: text('corp').notNull(),
    dedupeKey: text('dedupe_key').notNull(),
    conversation: text('conversation').notNull(),
    incoming: text('incoming', { mode: 'json' }).notNull(),
    receivedAt: instant('received_at').notNull(),
    state: text('state', { enum: ['received', 'decided', 'dead'] }).notNull(),
    owner: text('owner').notNull(),
    attempts: integer('attempts').notNull(),
    personId: text('person_id'),
    reason: text('reason'),
  },
  (table) => [
    uniqueIndex('inbox_once').on(table.platform, table.corp, table.dedupeKey),
    index('inbox_state').on(table.state),
  ],
)

export const outbox = sqliteTable(
  'outbox',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    platform: text('platform').notNull(),
    conversation: text('conversation').notNull(),
    recipient: text('recipient').notNull(),
    outgoing: text('outgoing', { mode: 'json' }).notNull(),
    createdAt: instant('created_at').notNull(),
    /** When the message it answers reached us: time-to-response is `sentAt` less this. */
    answersAt: instant('answers_at'),
    sentAt: instant('sent_at'),
    state: text('state', { enum: ['sending', 'sent', 'failed', 'uncertain'] }).notNull(),
    owner: text('owner').notNull(),
    reason: text('reason'),
  },
  (table) => [index('outbox_state').on(table.state), index('outbox_conversation').on(table.conversation, table.sentAt)],
)

/** Requests about personal data on their way to whoever answers for it; the owner is who passed them on. */
export const dataRequests = sqliteTable(
  'data_requests',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    ownerId: text('owner_id').notNull(),
    teamId: text('team_id').notNull(),
    kind: text('kind', { enum: ['delete', 'correct', 'access', 'refuse', 'export', 'other'] }).notNull(),
    words: text('words').notNull(),
    askedAt: instant('asked_at').notNull(),
    dueOn: text('due_on').notNull(),
    settledAt: instant('settled_at'),
  },
  (table) => [index('data_requests_open').on(table.tenantId, table.settledAt, table.dueOn)],
)

/** A running process and until when its rows are its own. */
export const leases = sqliteTable('leases', {
  owner: text('owner').primaryKey(),
  until: instant('until').notNull(),
})

/** Append-only; each line's hash covers the line before it, so that a missing or altered line shows. */
export const audit = sqliteTable(
  'audit',
  {
    seq: integer('seq').primaryKey(),
    tenantId: tenantId(),
    at: instant('at').notNull(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    level: text('level', { enum: ['auto', 'confirm', 'human'] }).notNull(),
    subject: text('subject').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [index('audit_tenant').on(table.tenantId, table.seq)],
)

/** What a company lets a language model cost; without a row, the default. */
export const modelAllowances = sqliteTable('model_allowances', {
  tenantId: text('tenant_id').primaryKey(),
  enabled: integer('enabled', { mode: 'boolean' }).notNull(),
  dailyTokens: integer('daily_tokens').notNull(),
})

/** Tokens used, by the day where the company works. */
export const modelSpending = sqliteTable(
  'model_spending',
  { tenantId: tenantId(), day: text('day').notNull(), tokens: integer('tokens').notNull() },
  (table) => [primaryKey({ columns: [table.tenantId, table.day] })],
)

/** Signed-in browsers; the token itself is never kept, only its hash. */
export const sessions = sqliteTable('sessions', {
  tokenHash: text('token_hash').primaryKey(),
  tenantId: tenantId(),
  personId: text('person_id').notNull(),
  expiresAt: instant('expires_at').notNull(),
})
