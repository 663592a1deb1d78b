import { defineConfig } from 'vitest/config'
import { ClosingLine } from './closing-line.ts'

export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: ['{src,bots,h5,bench}/**/*.test.ts'],
    reporters: ['default', new ClosingLine()],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
