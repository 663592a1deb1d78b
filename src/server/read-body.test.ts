import { Readable } from 'node:stream'
import type { Context } from 'koa'
import { expect, test } from 'vitest'
import { readFile } from './read-body.ts'

const asked = (req: Readable) => ({ req, is: () => 'application/octet-stream', get: () => '' }) as unknown as Context

test('a body that is too large is told as that, one that broke off is to be sent again', async () => {
  expect(await readFile(asked(Readable.from([Buffer.alloc(8)])), 8)).toHaveLength(8)
  await expect(readFile(asked(Readable.from([Buffer.alloc(9)])), 8)).rejects.toMatchObject({ status: 413 })
  const broken = new Readable({
    read() {
      this.destroy(new Error('aborted'))
    },
  })
  await expect(readFile(asked(broken), 8)).rejects.toMatchObject({ status: 400, message: '内容没有传完，请再传一次' })
})
