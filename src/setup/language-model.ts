import { type LanguageModel, openLanguageModel } from '../connectors/language-model/index.ts'
import type { Allowances } from '../people/allowance.ts'
import type { Config } from './config.ts'
import { guardedFetch, hostAndPort } from './outbound.ts'

/** The language model that the configuration names; without one every feature works on the built-in path. */
export function languageModelOf(
  { languageModel, outboundAllow }: Config,
  allowances: Allowances,
): LanguageModel | undefined {
  if (languageModel === undefined) return undefined
  const fetch = guardedFetch([hostAndPort(new URL(languageModel.baseUrl)), ...outboundAllow])
  return openLanguageModel({ address: languageModel, fetch, allowances })
}
