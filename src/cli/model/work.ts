import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../../people/refusal.ts'
import { learn } from '../../sales/learning/learn.ts'
import { backtest } from '../../sales/model/backtest.ts'
import { train } from '../../sales/model/train.ts'
import type { Job } from './in-worker.ts'

/** The other end of `trainInWorker` and its like: does the job it was started with and posts the result. */
export function work(): void {
  parentPort?.postMessage(answerTo(workerData))
}

/** A refusal is an answer; an error that is none ends the thread and is handed on by it. */
type Answer = { readonly result: ReturnType<typeof resultOf> } | { readonly refused: string }

function answerTo(job: Job): Answer {
  try {
    return { result: resultOf(job) }
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message }
    throw error
  }
}

function resultOf(job: Job) {
  if (job.task === 'learn') return learn(job.lesson)
  const { history, mapping, seed, folds } = job
  return job.task === 'train' ? train(history, mapping, seed, folds) : backtest(history, mapping, seed, folds)
}
