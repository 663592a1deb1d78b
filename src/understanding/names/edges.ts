import { looksLikeName } from './name-characters.ts'
import type { Piece } from './pieces.ts'

/** Where a name begins and ends within a run of pieces: verbs that cling to it are shaved off, but never down to one character. */
export function edgesOf(
  text: string,
  run: readonly Piece[],
  first: Piece,
  last: Piece,
): { start: number; end: number } {
  const clings = first.kind === 'unknown' ? first.text.length - withoutClings(first.text).length : 0
  // 开滦 is a name though 开 is a verb: what is left must still be one.
  const start = first.start + Math.max(0, Math.min(clings, last.end - first.start - 2))
  // 携程总部 is 携程, but 永辉福州总部 is another address.
  const before = run.at(-2)
  if (last.text === '总部' && before !== undefined && before.kind !== 'place') return { start, end: before.end }
  return { start, end: last.kind === 'unknown' ? endOf(text, run, start, last) : last.end }
}

/** The word without the verbs before it: 要去奥 → 奥. */
export function withoutClings(word: string): string {
  return word.replace(clingsBefore, '')
}

function endOf(text: string, run: readonly Piece[], start: number, last: Piece): number {
  const before = run.at(-2)
  // A firm is named as known, unless what follows is short and closed off: 三一重能, but not 格力裁员了; a tail ends a name.
  if (before?.kind === 'firm') return last.start + closedOff(text, last)
  if (before?.kind === 'tail' && run.length > 2) return before.end
  // 航天九院测控: nothing belongs to a name after its 院.
  const inner = /^.+[院所局厂](?=..)/.exec(last.text)
  if (inner !== null) return last.start + inner[0].length
  const prefix = namelyPrefix(text.slice(start, last.end))
  if (prefix > 0 && run.every(({ kind }) => kind === 'unknown' || kind === 'place')) return start + prefix
  if (/^[那这的项谁]/.test(text.slice(last.end))) return last.end
  const tailing = clingsAfter.exec(last.text)?.[0].length ?? 0
  return last.end - Math.max(0, Math.min(tailing, last.end - start - 2))
}

/** 东阳光免费加一年驻场: how much of a long stretch reads as a name before it turns into something else; 0 where none does. */
function namelyPrefix(words: string): number {
  for (let length = Math.min(5, words.length); length >= 2; length--) {
    if (looksLikeName(words.slice(0, length))) return words.length - length >= 2 ? length : 0
  }
  return 0
}

/** How many characters of what follows a firm belong to it: 中车戚墅堰所, 东风柳汽嫌…, none of 格力裁员了. */
function closedOff(text: string, piece: Piece): number {
  if (clingsBefore.test(piece.text)) return 0
  const office = /^[^部]{2,4}[所厂院局]$/.test(piece.text)
  const speaking = /^(.{2,3})[嫌说讲要想催]$/.exec(piece.text)?.[1]?.length
  const ends = /^($|[\s,，。;；、!！?？的那这谁吧和与])/.test(text.slice(piece.end))
  if (speaking !== undefined) return speaking
  return (office || piece.text.length === 2 || piece.text.length === 3) && ends ? piece.text.length : 0
}

/** Verbs and particles that cling to the start or the end of a name: 去瑞丰, 瑞丰要. */
const clingsBefore =
  /^(?:在|从|到|去|来|趟|往|向|对|按|将|让|替|帮|请|叫|由|见|聊|谈|说|讲|问|看|打|跑|约|陪|改|推|标|删|撤|发|寄|送|拿|带|用|做|搞|弄|办|走|签|投|选|换|和|同|及|或|等|有|个|家|位|为|想|要|会|能|查|备|嗯|还|再|先|与|报(?!喜)|完(?!美|达)|攻|啃|冲|摸|盯|蹲|堵|追|接|记|补|加|丢|归|听|赢了|捞|把|就|起|抢|赢|输|建|录|开|上|下|里|单|条)+/
const clingsAfter =
  /(?:在|从|到|去|来|往|向|对|按|将|让|叫|由|见|聊|谈|说|讲|问|看|打|约|改|推|标|用|做|签|投|选|换|和|同|及|或|等|有|想|要|会|能|还|再|先|与|为|上|里|得|过|着|才|刚|已|只|单|成|丢|黄|催|拖|批|定|嫌)+$/
