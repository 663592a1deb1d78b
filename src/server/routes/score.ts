import type Router from '@koa/router'
import type { Context } from 'koa'
import type { Person } from '../../people/person.ts'
import type { Looks } from '../../sales/behaviour/looks.ts'
import { sayPeriod } from '../../sales/targets/period.ts'
import type { Viewing } from '../../skills/ports.ts'
import type { TargetFiles } from '../../skills/targets/files.ts'
import { type ScoreFile, scoreInChat } from '../../skills/targets/score-file.ts'
import type { Scores } from '../../skills/targets/scores.ts'
import { challengeRow } from '../challenge-row.ts'
import { type ScorePage, ScoreSent } from '../contract.ts'
import type { FileToChat } from '../file-to-chat.ts'
import { readJson } from '../read-body.ts'

/** 综合评分: whoever is scored sees what their manager sees, and who looked; out to a workbook with the formulas in it. */
export function scoreRoutes(
  router: Router,
  parts: {
    scores: Scores
    targetFiles: Pick<TargetFiles, 'maySet'>
    looks: Looks
    scoreFile: ScoreFile
    fileToChat: FileToChat
    whoAsks(ctx: Context): Promise<Person>
    view(person: Person): Viewing
  },
): void {
  const { scores, targetFiles, looks, scoreFile, fileToChat, whoAsks, view } = parts

  router.get('/api/score', async (ctx) => {
    const viewing = view(await whoAsks(ctx))
    const board = await scores(viewing, periodIn(ctx.query['period']))
    const ids = board.people.map(({ id }) => id)
    await looks.note(viewing.person, ids, viewing.today, viewing.now.getTime())
    const sendsTo = await fileToChat.where(viewing.person)
    const { period, periods, asOf, people, unassessed } = board
    ctx.body = {
      period: period.value,
      periodName: sayPeriod(period.value),
      periods: periods.map((value) => ({ value, name: sayPeriod(value) })),
      asOf,
      unassessed: [...unassessed],
      maySet: targetFiles.maySet(viewing.person),
      ...(sendsTo && { sendsTo }),
      people: people.map(({ score, ...person }) => ({
        ...person,
        ...score,
        axes: [...score.axes],
        own: person.id === viewing.person.id,
        challenges: person.challenges.map((one) => challengeRow(one, viewing.person)),
        contestedHabits: [...person.contestedHabits],
      })),
    } satisfies ScorePage
  })

  router.get('/api/score/export', async (ctx) => {
    const { name, bytes } = await scoreFile(view(await whoAsks(ctx)), periodIn(ctx.query['period']))
    ctx.type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    ctx.set('x-content-type-options', 'nosniff')
    ctx.attachment(name)
    ctx.body = Buffer.from(bytes)
  })

  router.post('/api/score/send', async (ctx) => {
    const viewing = view(await whoAsks(ctx))
    const { period } = ScoreSent.parse(await readJson(ctx))
    await fileToChat.send(viewing.person, viewing.newId(), async () => scoreInChat(await scoreFile(viewing, period)))
    ctx.status = 204
  })
}

/** Left out, the one in use. */
function periodIn(asked: unknown): string | undefined {
  return typeof asked === 'string' && asked !== '' ? asked : undefined
}
