import { parentPort, workerData } from 'node:worker_threads'
import { backtest } from '../../sales/model/backtest.ts'
import { train } from '../../sales/model/train.ts'
import type { Job } from './in-worker.ts'

/** The other end of `trainInWorker`: does the job it was started with and posts the result. */
export function work(): void {
  const { task, history, mapping, seed, folds }: Job = workerData
  parentPort?.postMessage(
    task === 'train' ? train(history, mapping, seed, folds) : backtest(history, mapping, seed, folds),
  )
}
