import type { Bubble } from '../../../bots/dingtalk/emulator/company.ts'
import type { DingtalkEmulator } from '../../../bots/dingtalk/emulator/index.ts'
import { dingtalkCompany } from '../dingtalk-company.ts'
import type { Wire } from './wire.ts'

export async function overDingtalk(members: readonly string[], mode: 'http' | 'stream') {
  const company = await dingtalkCompany({ members, mode })
  return {
    platform: 'dingtalk',
    corp: company.environment['DINGTALK_CORP_ID'] ?? '',
    company,
    wire: dingtalkWire(company.dingtalk),
  }
}

export function dingtalkWire(dingtalk: DingtalkEmulator): Wire {
  /** What the client told people of clicks that went wrong. */
  const failed: string[] = []
  const press = async (userId: string, bubble: Bubble, pressable: Parameters<DingtalkEmulator['clicks']>[2]) => {
    const clicked = await dingtalk.clicks(userId, bubble, pressable)
    if (clicked.error !== undefined) failed.push(`${pressable.actionId}: ${clicked.error}`)
    return clicked
  }
  return {
    says: (userId, text) => dingtalk.says(userId, text),
    sendsPicture: (userId) => dingtalk.deliver(dingtalk.writes.sends(userId, 'picture')),
    seen: (userId) =>
      dingtalk.bubbles(userId).map((bubble) => ({
        words: wordsOn(bubble),
        buttons: [
          ...(bubble.card?.pressables ?? []).map((pressable) => ({
            label: pressable.label,
            press: () => press(userId, bubble, pressable),
          })),
          ...(bubble.card?.links ?? []).map(({ label }) => ({ label, press: async () => ({ status: 200 }) })),
        ],
      })),
    warnings: () => failed,
  }
}

/** A bubble as one reads it. */
function wordsOn({ text, card }: Bubble): string {
  if (card === undefined) return text ?? ''
  const { title, subtitle, words, pressables } = card
  const buttons = pressables.map(({ label }) => `[${label}]`).join(' ')
  return [title, subtitle, words, buttons].filter((line) => line !== '').join('\n')
}
