import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { preview } from 'vite'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { mock } from '../mock/plugin.ts'
import { describeWhereItCan, openBrowser } from './browser.ts'

/** What a test sees of the pages: a browser as new for each visit, without cookies and with nothing cached. */
export interface PagesUnderTest {
  origin(): string
  visit(path: string, options?: BrowserContextOptions): Promise<Page>
}

/**
 * `describe` for tests that need a browser: without one they are skipped with a warning, or fail where it must be there (CI).
 * After each test nothing may have happened that must never happen on a page: a dialog, an error, a breach of the content policy.
 */
export function describePages(
  name: string,
  tests: (under: PagesUnderTest) => void,
  change?: (answer: unknown) => unknown,
): void {
  describeWhereItCan(name, () => {
    let pages: Awaited<ReturnType<typeof openPages>>
    beforeAll(async () => {
      pages = await openPages(change)
    })
    afterAll(() => pages.close())
    afterEach(() => {
      expect(pages.trouble.splice(0)).toEqual([])
    })
    tests({ origin: () => pages.origin, visit: (path, options) => pages.visit(path, options) })
  })
}

/** The pages as they ship, built for this run, answered by the mock on loopback and seen by a real browser. */
async function openPages(change?: (answer: unknown) => unknown) {
  const browser = await openBrowser()
  const folder = await buildPages()
  const server = await preview({
    configFile: false,
    base: '/h5/',
    logLevel: 'error',
    plugins: [mock(change && { change })],
    build: { outDir: folder },
    preview: { host: '127.0.0.1', port: 0 },
  })
  const address = server.httpServer.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`
  const trouble: string[] = []

  return {
    origin,
    trouble,
    async visit(path: string, options?: BrowserContextOptions): Promise<Page> {
      const context = await browser.newContext({
        baseURL: origin,
        reducedMotion: 'reduce',
        locale: 'zh-CN',
        ...options,
      })
      const page = await context.newPage()
      page.on('dialog', (dialog) => trouble.push(`dialog: ${dialog.message()}`))
      page.on('pageerror', (error) => trouble.push(`error: ${error.message}`))
      page.on('console', (line) => {
        if (line.text().includes('Content Security Policy')) trouble.push(line.text())
      })
      await page.goto(path)
      return page
    },
    async close() {
      await browser.close()
      await server.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** In a process of its own: a test's NODE_ENV would make it a build for development. */
async function buildPages(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'))
  const config = new URL('../vite.config.ts', import.meta.url).pathname
  const vite = new URL('../../node_modules/vite/bin/vite.js', import.meta.url).pathname
  const { NODE_ENV: _, VITEST: __, ...env } = process.env
  await promisify(execFile)(process.execPath, [vite, 'build', '--config', config, '--outDir', folder], { env })
  return folder
}
