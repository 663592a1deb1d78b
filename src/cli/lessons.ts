import { v7 as uuid } from 'uuid'
import { dayOf } from '../language/calendar.ts'
import { reachOf } from '../people/permissions.ts'
import type { Person } from '../people/person.ts'
import { Refusal } from '../people/refusal.ts'
import { readConfig } from '../setup/config.ts'
import { openStorage } from '../setup/database.ts'
import { openLessons } from '../skills/learning/lessons.ts'
import type { Storage } from '../storage/storage.ts'
import { learnInWorker } from './model/in-worker.ts'
import { personBehind } from './person-behind.ts'

/**
 * `sandtable lessons [retrain|roll-back] --as wecom:USERID`: what a company's model has learned, a lesson now, or the model before it
 * again; for whoever may do the same on the scoreboard page. A running server goes by it at once.
 */
export async function lessonsCommand(words: readonly string[]): Promise<void> {
  const at = words.indexOf('--as')
  const as = words[at + 1]
  const [action = 'list', ...others] = words.filter((_, index) => index !== at && index !== at + 1)
  if (at === -1 || as === undefined || others.length > 0 || !['list', 'retrain', 'roll-back'].includes(action)) {
    throw new Refusal('用法：sandtable lessons [retrain | roll-back] --as wecom:用户编号')
  }
  const config = readConfig(process.env)
  const storage = openStorage(config)
  try {
    const person = await personBehind(as, storage, config)
    if (action !== 'list') await change(action, person, storage)
    for (const line of await linesOf(person, storage)) console.log(line)
  } finally {
    await storage.close()
  }
}

async function change(action: string, person: Person, storage: Storage): Promise<void> {
  if (reachOf(person, 'manage', 'model') === undefined) throw new Refusal('重新学习和退回由销售运营或管理员来做。')
  const lessons = openLessons({ ...storage, learn: learnInWorker, now: () => new Date(), dayOf, newId: () => uuid() })
  if (action === 'retrain') await lessons.retrain(person.tenantId, person.id)
  else await lessons.rollBack(person.tenantId, person.id)
}

/** Who speaks, then every version with its verdict, the newest first. */
async function linesOf({ tenantId }: Person, { models }: Storage): Promise<string[]> {
  const [versions, [current]] = await Promise.all([models.versions(tenantId), models.tenures(tenantId)])
  const { model } = await models.beliefs(tenantId)
  const since = current === undefined ? '' : `，${dayOf(new Date(current.at))} 起：${current.why}`
  return [
    `现在说话的：${current?.versionId === undefined ? '经验先验' : '本公司的模型'}（${model}）${since}`,
    ...versions.map(
      ({ number, madeAt, cases, verdict, why, withdrawn }) =>
        `第 ${number} 版 · ${dayOf(new Date(madeAt))} · 学自 ${cases} 单 · ${verdict === 'promoted' ? '上岗' : '没有上岗'}：${why}${withdrawn === undefined ? '' : `（已作废：${withdrawn}）`}`,
    ),
  ]
}
