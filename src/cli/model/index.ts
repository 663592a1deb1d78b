import { z } from 'zod'
import { Refusal } from '../../people/refusal.ts'
import { backtestCommand } from './backtest.ts'
import { evaluateCommand } from './evaluate.ts'
import { workerWord } from './in-worker.ts'
import { type Options, readOptions } from './options.ts'
import { predictCommand } from './predict.ts'
import { trainCommand } from './train.ts'
import { work } from './work.ts'

const commands: Record<string, (options: Options) => Promise<boolean>> = {
  train: trainCommand,
  predict: predictCommand,
  evaluate: evaluateCommand,
  backtest: backtestCommand,
}

/** `sandtable model train|predict|evaluate|backtest …`: the close-probability model from the command line. */
export async function modelCommand([name = '', ...words]: readonly string[]): Promise<boolean> {
  if (name === workerWord) {
    work()
    return true
  }
  z.config(z.locales.zhCN())
  const command = commands[name]
  if (command === undefined) throw new Refusal(`model 后面要写 ${Object.keys(commands).join('、')} 之一`)
  return command(readOptions(words))
}
