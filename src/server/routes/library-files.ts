import type Router from '@koa/router'
import type { Context } from 'koa'
import { z } from 'zod'
import type { Person } from '../../people/person.ts'
import { sheetLimits } from '../../sales/import/sheet.ts'
import { type FileForm, type FileTrial, fileForms, type LibraryFiles } from '../../skills/library/files.ts'
import type { Viewing } from '../../skills/ports.ts'
import type { LibraryFileTrial } from '../contract.ts'
import { trialPage } from '../file-trial.ts'
import { readFile } from '../read-body.ts'
import { Sought } from '../sought.ts'

const Form = z.object({ form: z.enum(fileForms, { error: '先选导出成 Markdown 还是 Excel' }) })

/** The library out to files and back in, as drafts. */
export function libraryFileRoutes(
  router: Router,
  parts: { libraryFiles: LibraryFiles; whoAsks(ctx: Context): Promise<Person>; view(person: Person): Viewing },
): void {
  const { libraryFiles, whoAsks, view } = parts
  const viewing = async (ctx: Context) => view(await whoAsks(ctx))

  router.get('/api/library/files/tracks', async (ctx) => {
    const asking = await viewing(ctx)
    const { form } = Form.parse(ctx.query)
    give(ctx, '话术', form, asking.today, await libraryFiles.tracks(asking, form, Sought.parse(ctx.query)))
  })

  router.get('/api/library/files/paths', async (ctx) => {
    const asking = await viewing(ctx)
    const { form } = Form.parse(ctx.query)
    give(ctx, '行业路径', form, asking.today, await libraryFiles.paths(asking, form))
  })

  router.get('/api/library/files/template', async (ctx) => {
    await whoAsks(ctx)
    const { form } = Form.parse(ctx.query)
    give(ctx, '话术模板', form, '', await libraryFiles.template(form))
  })

  router.post('/api/library/files/try', async (ctx) => {
    const asking = await viewing(ctx)
    ctx.body = filePage(await libraryFiles.tryIn(asking, await readFile(ctx, sheetLimits.bytes)))
  })

  router.post('/api/library/files/bring-in', async (ctx) => {
    const asking = await viewing(ctx)
    const bytes = await readFile(ctx, sheetLimits.bytes)
    ctx.body = filePage(await libraryFiles.bringIn(asking, bytes, { submits: ctx.get('x-library-submit') === '1' }))
  })
}

const types: Record<FileForm, { type: string; ending: string }> = {
  markdown: { type: 'text/markdown; charset=utf-8', ending: 'md' },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx' },
}

function give(ctx: Context, name: string, form: FileForm, day: string, bytes: Uint8Array): void {
  const { type, ending } = types[form]
  ctx.type = type
  ctx.set('x-content-type-options', 'nosniff')
  ctx.set('cache-control', 'no-store')
  ctx.attachment(`${name}${day}.${ending}`)
  ctx.body = Buffer.from(bytes)
}

function filePage({ items, taken, unused, notes }: FileTrial): LibraryFileTrial {
  const page = trialPage(
    { rows: items, notes },
    ({ verdict, findings }) => verdict !== 'unchanged' || findings.length > 0,
  )
  return { ...page, columns: taken, unused }
}
