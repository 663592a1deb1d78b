import { defineConfig } from 'vitest/config'
import { ClosingLine } from './closing-line.ts'

/** They hold a limit of time against what else the machine does, and so run when nothing else does. */
const timed = [
  'bots/*/{client,socket,webhook}.test.ts',
  'h5/{heatmap,vitals}.test.ts',
  'src/cli/risk.test.ts',
  'src/language/{budget,hostile-input}.test.ts',
  'src/main.test.ts',
  'src/sales/compliance.test.ts',
  'src/server/{events,imports}.test.ts',
  'src/testing/{directory,five-thousand,polish}*.test.ts',
  'src/testing/sticking-point.test.ts',
  'src/understanding/understand.test.ts',
]

export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    reporters: ['default', new ClosingLine()],
    projects: [
      {
        extends: true,
        test: {
          name: 'side by side',
          include: ['{src,bots,h5,bench}/**/*.test.ts'],
          exclude: timed,
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'timed', include: timed, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
})
