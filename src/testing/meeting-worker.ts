import { appendFileSync } from 'node:fs'
import { v7 as uuid } from 'uuid'
import { writeWorkbook } from '../connectors/tables/write-workbook.ts'
import { openConversation } from '../conversation/index.ts'
import { silent } from '../conversation/log.ts'
import type { Platform } from '../conversation/platform.ts'
import { briefsJob } from '../jobs/briefs.ts'
import { meetingsJob } from '../jobs/meetings.ts'
import { dayOf } from '../language/calendar.ts'
import { isWorkday } from '../language/holidays.ts'
import type { Person } from '../people/person.ts'
import { openStorage } from '../setup/database.ts'
import { openSkills } from '../skills/index.ts'
import { company } from './build.ts'
import { wordsOf } from './words-of.ts'

/*
 * A process that looks after meetings and briefs of mornings, at the times its parent names, and says of each when it is done. What it sends it writes
 * to a file, a line each: as on a platform, what comes again under the same key is seen once.
 */
const [databaseFile = '', sentFile = ''] = process.argv.slice(2)
const storage = openStorage({ databaseFile })
let now = 0

const platform: Platform = {
  name: 'test',
  label: '测试',
  corp: company,
  limits: {
    buttonsPerCard: 6,
    rowsPerCard: 6,
    textBytes: 2048,
    repeatWindow: 365 * 24 * 3_600_000,
    perPerson: { minute: 10_000, hour: 10_000 },
  },
  start: async () => {},
  stop: async () => {},
  async send({ key, recipient, outgoing }) {
    const text = wordsOf(outgoing)
    appendFileSync(sentFile, `${JSON.stringify({ key, recipient, at: now, text })}\n`)
  },
}

const timeOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
const skills = openSkills({ ...storage, dayOf, platform: () => platform, writeWorkbook })
const conversation = openConversation({
  journal: storage.journal,
  people: storage.people,
  platforms: [platform],
  repertoire: skills.repertoire,
  dayOf,
  timeOf,
  isWorkday,
  attentions: storage.attentions,
  clock: { now: () => now, sleep: async () => {} },
  log: silent,
})
const meetings = meetingsJob({
  ...storage,
  cases: skills.cases,
  prepare: skills.prepare,
  view: (person: Person) => ({ person, now: new Date(now), today: dayOf(new Date(now)), newId: () => uuid() }),
  announce: conversation.announce,
  // The round ends with what one of it failed by.
  log: {
    ...silent,
    error(fields) {
      throw 'err' in fields ? fields.err : new Error('a log line without an error')
    },
  },
  now: () => now,
})

const briefs = briefsJob({
  ...storage,
  mornings: skills.mornings,
  announce: conversation.announce,
  dayOf,
  timeOf,
  now: () => now,
})

process.on('message', async (at: number) => {
  now = at
  await conversation.sweep()
  // Of two who say the same thing one finds it said and stops; what is left is the next round's.
  await meetings.run(new AbortController().signal).catch((error: unknown) => {
    if (!(error instanceof Error) || !/cancelled or moved just now|database is locked/.test(error.message)) throw error
  })
  await briefs.run(new AbortController().signal)
  await conversation.idle()
  process.send?.(at)
})
process.send?.('ready')
