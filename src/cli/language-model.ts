import { secondReaderBy } from '../connectors/language-model/second-reader.ts'
import { silent } from '../conversation/log.ts'
import { defaultAllowance } from '../people/allowance.ts'
import { Refusal } from '../people/refusal.ts'
import { readConfig } from '../setup/config.ts'
import { openStorage } from '../setup/database.ts'
import { languageModelOf } from '../setup/language-model.ts'
import { openPlatforms } from '../setup/platforms.ts'
import { recipientsOf } from '../setup/recipients.ts'
import type { SecondReader } from '../understanding/second-reading.ts'

/** `sandtable language-model [on|off|cap N]`: what a company lets the language model do, and what it did today. */
export async function languageModel(action: string | undefined, amount: string | undefined): Promise<void> {
  const config = readConfig(process.env)
  const storage = openStorage(config)
  try {
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: config.zone }).format(new Date())
    for (const { name, corp } of openPlatforms(config, silent)) {
      const tenant = await storage.people.tenantFor(name, corp)
      if (tenant === undefined) throw new Refusal('公司还没建好，先启动一次服务。')
      const now = await storage.allowances.of(tenant.id, today)
      const wanted = changed(now, action, amount)
      if (wanted !== now) await storage.allowances.set(tenant.id, wanted)
      const state = wanted.enabled ? '开' : '关'
      console.log(`${tenant.name}：语言模型${state}，每日上限 ${wanted.dailyTokens} token，今天用了 ${now.spent}`)
    }
    for (const { who, purpose, receives, safeguards } of recipientsOf(config)) {
      console.log(`${who}\n  用途：${purpose}\n  收到：${receives}\n  保护：${safeguards}`)
    }
  } finally {
    await storage.close()
  }
}

/** A second reader for cases: the configured model, counted nowhere. */
export function caseReader(): SecondReader {
  const model = languageModelOf(readConfig(process.env), {
    of: async () => ({ ...defaultAllowance, spent: 0 }),
    spend: async () => {},
    set: async () => {},
  })
  if (model === undefined) throw new Refusal('没有配置语言模型：OPENAI_BASE_URL、OPENAI_API_KEY、LLM_MODEL 要一起设。')
  return secondReaderBy(model)
}

function changed<A extends { enabled: boolean; dailyTokens: number }>(
  allowance: A,
  action: string | undefined,
  amount: string | undefined,
): A {
  if (action === undefined) return allowance
  if (action === 'on' || action === 'off') return { ...allowance, enabled: action === 'on' }
  if (action === 'cap' && /^\d{1,12}$/.test(amount ?? '')) return { ...allowance, dailyTokens: Number(amount) }
  throw new Refusal('用法：sandtable language-model [on | off | cap 每日token数]')
}
