import type Router from '@koa/router'
import type { Context } from 'koa'
import { z } from 'zod'
import type { Person } from '../../people/person.ts'
import { photoLimits, type VisitAttachments } from '../../sales/visit-attachment.ts'
import { isHeic, withoutTraces } from '../../sovereignty/photo.ts'
import { PlaceTold } from '../contract.ts'
import { HttpRefusal, notFound } from '../failures.ts'
import { readFile, readJson } from '../read-body.ts'

const Id = z.uuid()

/** Photos and places of visits: put before a visit is written, shown to whoever may see it, taken away by whoever put them. */
export function visitAttachmentRoutes(
  router: Router,
  parts: { visitAttachments: VisitAttachments; whoAsks(ctx: Context): Promise<Person> },
): void {
  const { visitAttachments, whoAsks } = parts
  const idIn = (ctx: { params: Record<string, string | undefined> }) => {
    const { success, data } = Id.safeParse(ctx.params['id'])
    if (!success) throw notFound()
    return data
  }

  router.post('/api/visits/attachments/:id/photo', async (ctx) => {
    const person = await whoAsks(ctx)
    const photo = plainPhoto(await readFile(ctx, photoLimits.bytes))
    await visitAttachments.put(person, { id: idIn(ctx), kind: 'photo', ...photo })
    ctx.status = 204
  })

  router.post('/api/visits/attachments/:id/place', async (ctx) => {
    const person = await whoAsks(ctx)
    const told = PlaceTold.parse(await readJson(ctx))
    await visitAttachments.put(person, { id: idIn(ctx), kind: 'place', ...told })
    ctx.status = 204
  })

  router.post('/api/visits/attachments/:id/drop', async (ctx) => {
    const person = await whoAsks(ctx)
    await readJson(ctx)
    if (!(await visitAttachments.drop(person, idIn(ctx)))) throw notFound()
    ctx.status = 204
  })

  router.get('/api/visits/attachments/:id/photo', async (ctx) => {
    const person = await whoAsks(ctx)
    const photo = await visitAttachments.photo(person, idIn(ctx))
    if (photo === undefined) throw notFound()
    ctx.set('x-content-type-options', 'nosniff')
    ctx.set('content-security-policy', "default-src 'none'; sandbox")
    ctx.type = photo.type
    ctx.body = Buffer.from(photo.bytes)
  })
}

function plainPhoto(bytes: Uint8Array) {
  const plain = withoutTraces(bytes)
  if (plain !== undefined) return plain
  throw new HttpRefusal(
    415,
    isHeic(bytes)
      ? '这张是 HEIC，浏览器打不开。在手机相机设置里选“兼容性最佳”再拍，或者先转成 JPEG。'
      : '这不是能读的照片。能传 JPEG、PNG、WebP。',
  )
}
