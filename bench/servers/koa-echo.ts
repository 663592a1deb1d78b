import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import Koa from 'koa'
import { serve } from './child.ts'

const app = new Koa()
app.use(async (ctx) => {
  ctx.body = await buffer(ctx.req)
})
serve(createServer(app.callback()))
