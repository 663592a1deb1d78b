import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { describe } from 'vitest'

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const quietly =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

/** `describe` for tests that need a browser: without one they are skipped with a warning, or fail where it must be there (CI). */
export const describeWhereItCan = existsSync(executablePath) || process.env['CI'] ? describe : skipLoudly()

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath, args: quietly.split(' ') })
}

function skipLoudly() {
  process.emitWarning(`no ${executablePath}: the pages are NOT tested. Install the package chromium or set CHROMIUM.`)
  return describe.skip
}
