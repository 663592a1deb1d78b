import { addDays, dayOf } from '../../language/calendar.ts'
import { readMoments } from '../../language/dates.ts'
import { parseNumeral } from '../../language/numerals.ts'
import { type Attention, type AttentionWishes, longestLeadMinutes } from '../../people/attention.ts'

/**
 * What somebody asks of how they are spoken to unasked; `undefined` when the words are about something else, `show` when they only ask,
 * `apart` when they want no more of what cannot be switched off by itself.
 */
export function attentionAsked(text: string, now: Date): AttentionWishes | 'show' | 'apart' | undefined {
  const said = text.trim().replace(/[。！!~～]+$/, '')
  if (/^(?:我的)?(?:推送|提醒|免打扰)设置$/.test(said)) return 'show'
  if (noMoreOfMeetings.test(said)) return 'apart'
  return lead(said) ?? restored(said) ?? hours(said, now) ?? daysOff(said) ?? cap(said) ?? muted(said, now)
}

/** 会前别提醒我了, 以后不用问我会后怎么样 */
const noMoreOfMeetings =
  /^(?:以后|每次|都)*(?:会前|会议前|开会前|拜访前|会后|开完会|拜访完)(?:都|就)?(?:别|不要|不用)(?:再)?(?:给我)?(?:提醒|推送?|发|问)(?:我|一页纸)?(?:了|吧)?$|^(?:以后|都)*(?:别|不要|不用)(?:再)?(?:给我)?(?:提醒|推送?|发|问)我?(?:会前|会后)(?:一页纸|准备|怎么样|怎样|情况)?(?:了|吧)?$/

/** 会前提前一小时提醒我, 提前两小时发会前准备 */
function lead(text: string): AttentionWishes | undefined {
  const found =
    /^(?:以后|每次|都)*提前(?<much>[^，。]{1,6}?)(?:给我|帮我)?(?:发|推|提醒)(?:我|给我)?(?:会前|拜访前)?(?:一页纸|准备)$/.exec(
      text,
    ) ??
    /^(?:以后|每次|都)*(?:会前|会议前|开会前|拜访前|见客户前)(?:都)?(?:提前)?(?<much>[^，。]{1,6}?)(?:给我|发我|提醒我?|推给?我?|再?提醒|发)?(?:一页纸|准备)?$/.exec(
      text,
    )
  const minutes = minutesIn(found?.groups?.['much'] ?? '')
  return minutes === undefined || minutes < 5 || minutes > longestLeadMinutes ? undefined : { leadMinutes: minutes }
}

function minutesIn(text: string): number | undefined {
  const [, count = '', unit = ''] = /^(.*?)(个半小时|半个?小时|个?小时|个?钟头|分钟)$/.exec(text) ?? []
  if (unit === '') return undefined
  if (unit.startsWith('半')) return count === '' ? 30 : undefined
  const number = parseNumeral(count)
  if (number === undefined) return undefined
  if (unit === '分钟') return number
  return number * 60 + (unit === '个半小时' ? 30 : 0)
}

/** 恢复推送, 可以推了 */
function restored(text: string): AttentionWishes | undefined {
  return /^(?:可以|继续|恢复|重新)(?:给我)?(?:推送?|提醒)(?:我)?(?:了|吧)?$/.test(text)
    ? { mutedUntil: null }
    : undefined
}

/** 晚上九点以后别打扰我, 早上八点半之前别推 */
function hours(text: string, now: Date): AttentionWishes | undefined {
  const found =
    /^(?:以后|每天|都)*(?<when>[^，。]{2,10}?)(?<side>以后|之后|后|以前|之前|前)(?:都)?(?:就)?(?:别|不要|不用)(?:再)?(?:打扰|推送?|提醒|发)(?:消息)?(?:给?我)?(?:了)?$/.exec(
      text,
    )
  const moment = found?.groups === undefined ? undefined : readMoments(found.groups['when'] ?? '', now, 'future').at(-1)
  if (moment?.kind !== 'clock') return undefined
  const time = moment.value.slice('YYYY-MM-DDT'.length, 'YYYY-MM-DDTHH:MM'.length)
  return found?.groups?.['side']?.includes('后') ? { quietFrom: time } : { quietUntil: time }
}

/** 周末别推, 周末也推 */
function daysOff(text: string): AttentionWishes | undefined {
  const found =
    /^(?:周末|节假日|休息日|放假)(?:就|都)?(?<no>别|不要|不用)?(?:也|照常)?(?:可以|能)?(?:再)?(?:给我)?(?:推送?|打扰|提醒)(?:我)?(?:了)?$/.exec(
      text,
    )
  return found === null ? undefined : { workdaysOnly: found.groups?.['no'] !== undefined }
}

/** 一天最多推八条 */
function cap(text: string): Pick<Attention, 'cap'> | undefined {
  const found = /^(?:每天|一天)(?:最多|顶多|不超过)(?:给我)?(?:推|发|提醒)?(?:我)?(?<count>[^，。]{1,3})[条次个]$/.exec(
    text,
  )
  const count = parseNumeral(found?.groups?.['count'] ?? '')
  return count === undefined || count < 1 || count > 50 ? undefined : { cap: count }
}

/** 今天别再推了: until midnight. */
function muted(text: string, now: Date): AttentionWishes | undefined {
  const asks =
    /^(?:今天|今晚|今日)?(?:先|就)?(?:都)?(?:别|不要|不用|停止?)(?:再)?(?:给我)?(?:推送?|打扰|发提醒|发消息)(?:我|给我)?(?:任何)?(?:消息|东西|提醒)?(?:了|吧)?$/.test(
      text,
    ) || /^(?:今天)?(?:开启?)?免打扰$/.test(text)
  if (!asks) return undefined
  return { mutedUntil: new Date(`${addDays(dayOf(now), 1)}T00:00:00+08:00`).toISOString() }
}
