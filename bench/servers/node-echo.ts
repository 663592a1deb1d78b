import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { serve } from './child.ts'

serve(
  createServer(async (request, response) => {
    response.end(await buffer(request))
  }),
)
