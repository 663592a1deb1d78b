import { parentPort, workerData } from 'node:worker_threads'
import { learn } from '../../sales/learning/learn.ts'
import { backtest } from '../../sales/model/backtest.ts'
import { train } from '../../sales/model/train.ts'
import type { Job } from './in-worker.ts'

/** The other end of `trainInWorker` and its like: does the job it was started with and posts the result. */
export function work(): void {
  parentPort?.postMessage(resultOf(workerData))
}

function resultOf(job: Job) {
  if (job.task === 'learn') return learn(job.lesson)
  const { history, mapping, seed, folds } = job
  return job.task === 'train' ? train(history, mapping, seed, folds) : backtest(history, mapping, seed, folds)
}
