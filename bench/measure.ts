import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'

const root = new URL('..', import.meta.url).pathname

export interface Measured {
  port: number
  /** CPU time of the server process so far, in microseconds, once it is idle. */
  cpu(): Promise<number>
  stop(): void
}

/** Bundles the servers as the product is bundled; returns the folder they are in. */
export async function bundleServers(names: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-bench-'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  await build({
    entryPoints: names.map((name) => join(root, 'bench/servers', `${name}.ts`)),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  })
  return folder
}

export async function startServer(folder: string, name: string): Promise<Measured> {
  const child = fork(join(folder, `${name}.mjs`), [join(root, 'migrations/sqlite')], { execArgv: [] })
  const { port } = await answer<{ port: number }>(child)
  return {
    port,
    async cpu() {
      child.send('cpu')
      return (await answer<{ cpu: number }>(child)).cpu
    },
    stop: () => child.kill(),
  }
}

async function answer<T>(child: ChildProcess): Promise<T> {
  const [message] = await once(child, 'message')
  return message as T
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
