import { Readable } from 'node:stream'
import type Router from '@koa/router'
import type { Context } from 'koa'
import { z } from 'zod'
import type { Person } from '../../people/person.ts'
import { importKinds } from '../../sales/import/kinds.ts'
import { sayLessons } from '../../sales/import/say-lessons.ts'
import { sheetLimits } from '../../sales/import/sheet.ts'
import type { Importing } from '../../skills/import/index.ts'
import type { Viewing } from '../../skills/ports.ts'
import {
  ImportChosen,
  type ImportDryRun,
  type ImportList,
  type ImportReading,
  ImportSettled,
  type ImportState,
  type ImportUndone,
} from '../contract.ts'
import { FileName } from '../file-name.ts'
import { importReading, importState } from '../import-page.ts'
import { readFile, readJson } from '../read-body.ts'

/** A file's kind and name, in headers. */
const About = z.object({
  kind: z.enum(importKinds, { error: '先选导入哪一种' }),
  name: FileName,
})

/** Bringing files in: upload, mapping, dry run, run, report, undo. */
export function importRoutes(
  router: Router,
  parts: { importing: Importing; whoAsks(ctx: Context): Promise<Person>; view(person: Person): Viewing },
): void {
  const { importing, whoAsks, view } = parts
  const viewing = async (ctx: Context) => view(await whoAsks(ctx))
  const idIn = (ctx: { params: Record<string, string | undefined> }) => String(ctx.params['id'])

  router.post('/api/imports/uploads', async (ctx) => {
    const asking = await viewing(ctx)
    const { kind, name } = About.parse({ kind: ctx.get('x-import-kind'), name: ctx.get('x-file-name') })
    const bytes = await readFile(ctx, sheetLimits.bytes)
    ctx.body = importReading(await importing.take(asking, { name, kind, bytes })) satisfies ImportReading
  })

  router.get('/api/imports/uploads/:id', async (ctx) => {
    ctx.body = importReading(await importing.as(await viewing(ctx), idIn(ctx))) satisfies ImportReading
  })

  router.post('/api/imports/uploads/:id/reading', async (ctx) => {
    const { mapping } = ImportChosen.parse(await readJson(ctx))
    ctx.body = importReading(await importing.read(await viewing(ctx), idIn(ctx), mapping)) satisfies ImportReading
  })

  router.post('/api/imports/uploads/:id/dry-run', async (ctx) => {
    const asking = await viewing(ctx)
    const settled = ImportSettled.parse(await readJson(ctx))
    const { lessons, ...run } = await importing.dryRun(asking, idIn(ctx), settled)
    ctx.body = { ...run, lessons: lessons === undefined ? [] : sayLessons(lessons) } satisfies ImportDryRun
  })

  router.post('/api/imports/uploads/:id/run', async (ctx) => {
    const asking = await viewing(ctx)
    const settled = ImportSettled.parse(await readJson(ctx))
    const { made } = await importing.start(asking, idIn(ctx), settled)
    ctx.status = 202
    ctx.body = importState(made, undefined, asking.now) satisfies ImportState
  })

  router.get('/api/imports', async (ctx) => {
    const asking = await viewing(ctx)
    const imports = await importing.recent(asking)
    ctx.body = { imports: imports.map((made) => importState(made, undefined, asking.now)) } satisfies ImportList
  })

  router.get('/api/imports/:id', async (ctx) => {
    const asking = await viewing(ctx)
    const { made, rows } = await importing.byId(asking, idIn(ctx))
    ctx.body = importState(made, rows, asking.now) satisfies ImportState
  })

  router.get('/api/imports/:id/report', async (ctx) => {
    const asking = await viewing(ctx)
    const { made } = await importing.byId(asking, idIn(ctx))
    ctx.type = 'text/csv; charset=utf-8'
    ctx.set('x-content-type-options', 'nosniff')
    ctx.attachment(`import-${made.at.slice(0, 10)}.csv`)
    ctx.body = Readable.from(importing.report(asking, made.id))
  })

  router.post('/api/imports/:id/undo', async (ctx) => {
    const asking = await viewing(ctx)
    await readJson(ctx)
    const { made, undone } = await importing.undo(asking, idIn(ctx))
    ctx.body = { made: importState(made, undefined, asking.now), ...undone } satisfies ImportUndone
  })
}
