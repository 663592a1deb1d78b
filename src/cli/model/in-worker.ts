import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { Refusal } from '../../people/refusal.ts'
import type { Learned, Lesson } from '../../sales/learning/learn.ts'
import type { Backtest } from '../../sales/model/backtest.ts'
import type { History } from '../../sales/model/history.ts'
import type { Mapping } from '../../sales/model/mapping.ts'
import type { Training } from '../../sales/model/train.ts'

export type Job = ModelJob | { readonly task: 'learn'; readonly lesson: Lesson }

interface ModelJob {
  readonly task: 'train' | 'backtest'
  readonly history: History
  readonly mapping: Mapping
  readonly seed: number
  readonly folds: number
}

/** Learns a model in a worker thread, so that a server goes on answering. Rejects with what the worker threw. */
export function trainInWorker(job: Omit<ModelJob, 'task'>): Promise<Training> {
  return inWorker<Training>({ ...job, task: 'train' })
}

export function backtestInWorker(job: Omit<ModelJob, 'task'>): Promise<Backtest> {
  return inWorker<Backtest>({ ...job, task: 'backtest' })
}

/** The same for what a company's own closed deals teach. */
export function learnInWorker(lesson: Lesson): Promise<Learned> {
  return inWorker<Learned>({ task: 'learn', lesson })
}

/** First word that tells the bundled program that it runs as this worker. */
export const workerWord = 'work'

function inWorker<T>(job: Job): Promise<T> {
  const worker = startWorker(job)
  return new Promise((resolve, reject) => {
    worker.once('message', (answer: { result: T } | { refused: string }) => {
      if ('refused' in answer) reject(new Refusal(answer.refused))
      else resolve(answer.result)
    })
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`训练线程提前结束（${code}）`)))
  })
}

/** Bundled, all code is one file, which is then its own worker; from sources the worker is the file beside this one. */
function startWorker(workerData: Job): Worker {
  const own = new URL(import.meta.url)
  if (!own.pathname.endsWith('.ts')) return new Worker(own, { workerData, argv: ['model', workerWord] })
  // Node 20 does not hand tsx's loader down to threads: the thread has to register it before it meets TypeScript.
  const tsx = new URL('index.mjs', pathToFileURL(createRequire(own).resolve('tsx/esm/api')))
  const entry = new URL('worker.ts', own)
  const source = `import('${tsx}').then(({ register }) => { register(); return import('${entry}') })`
  return new Worker(source, { workerData, eval: true, execArgv: [] })
}
