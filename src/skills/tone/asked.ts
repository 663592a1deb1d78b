import { type Tone, tones } from '../../sales/wording/tone.ts'

/** Words are wanted in another tone: which ones, or the rep's own. */
export interface ToneAsked {
  tone: Tone
  /** Which of the sets, from 1; absent where none was named. */
  number?: number
  /** The rep's own words. */
  own?: string
}

/** What a message asks for when it asks for a tone, and nothing else; `undefined` for all others. */
export function toneAsked(text: string): ToneAsked | undefined {
  const said = text.trim()
  const own = ownIn(said)
  if (own !== undefined) return own
  const asked = anyTone.exec(said)?.groups
  const tone = toneIn(asked?.['tone'] ?? '')
  if (asked === undefined || tone === undefined || wantsOther.test(said)) return undefined
  const number = numberOf(asked['number'] ?? '')
  return { tone, ...(number === undefined ? {} : { number }) }
}

/** How each tone is asked for. */
const words: Record<Tone, string> = {
  seasoned: '老练|老道|老成|老辣|稳重|沉稳|成熟|大气|有底气|像(?:个)?老销售',
  soft: '软|委婉|婉转|客气|柔和|温和|缓和|和气|别(?:那么|这么|太)[硬冲]|太[硬冲]',
  short: '短|简短|精简|简洁|精炼|简练|太长|[砍压]一半|别(?:那么|这么|太)长|嫌长',
}

const some = '(?:一?[点些]儿?)?'
const tone = `(?<tone>${tones.map((each) => words[each]).join('|')})${some}`
/** Small words around the order, few of them: read in one go, whatever somebody sends. */
const around =
  '(?:能不能|可不可以|[再能请把整说讲改写弄变得的地更稍微这那刚才上面条套句个段话术法语气口给我帮忙可以想要换成个种有点，,\\s]){0,24}'
const number = '(?:第?\\s*(?<number>[一二三123①②③])\\s*[条套个句种号]?)?'
const anyTone = new RegExp(
  `^${around}${number}${around}${tone}(?:的|说法|讲法|语气|口气|口吻|了|不|吗|嘛|呗|吧|行不行?|好吗|可以吗)*(?:[，,\\s].{0,10})?[。！？?!]*$`,
)

/** Others are wanted, not the same said otherwise. */
const wantsOther = /换[一几两三第批套]|换.{0,2}[条批套]|别的|不行|不好|重[新写来]|另|客户[说嫌觉听]/

function toneIn(said: string): Tone | undefined {
  return tones.find((each) => new RegExp(`^(?:${words[each]})`).test(said))
}

function numberOf(said: string): number | undefined {
  const at = ['一1①', '二2②', '三3③'].findIndex((ways) => said !== '' && ways.includes(said))
  return at < 0 ? undefined : at + 1
}

/** 软一点：… and “…”说软一点: the words themselves are at hand. */
function ownIn(said: string): ToneAsked | undefined {
  const found = before.exec(said)?.groups ?? behind.exec(said)?.groups
  const tone = toneIn(found?.['tone'] ?? '')
  const own = found?.['own']?.trim()
  return tone === undefined || own === undefined ? undefined : { tone, own }
}

const before = new RegExp(`^${around}${tone}(?:的|说|讲|地)*[：:\\n]\\s*[“"「]?(?<own>[\\s\\S]{6,400}?)[”"」]?$`)
const behind = new RegExp(`^${around}[“"「](?<own>[^”"」]{6,400})[”"」]${around}${tone}(?:的|了|吧|呗)*[。！？?!]*$`)
