import { type Facts, sayMoney } from '../facts.ts'
import { listenerOf, nameOf } from '../sandbox/contacts.ts'
import { sayDated } from '../told-time.ts'

/**
 * Blanks 空格 of spoken words, filled with what is known of the deal and nothing else. A part in square brackets falls away
 * unless all its blanks are known, so the sentence has to stand without it: `[{产品}这块，]先说安装。`
 * Our own figures (quote, discount, what the deal is worth to us) are no blanks: nothing of them can be said by mistake.
 */
const blanks: Record<string, (facts: Facts) => string | undefined> = {
  /** The listener as they are addressed. Stands anywhere, for 您 does. */
  称呼: (facts) => listenerOf(facts)?.name ?? '您',
  /** The same by name: to call them by it, `[{听者}，]您看行不行？`. */
  听者: (facts) => listenerOf(facts)?.name,
  /** The first rival. Stands anywhere, for 另一家 does. */
  竞品: ({ competitors }) => competitors?.value[0] ?? '另一家',
  客户: ({ customer }) => customer?.value,
  /** In the customer's own words. */
  产品: ({ product }) => product?.value,
  /** What the customer says they can spend. */
  预算: ({ budget }) => budget && sayMoney(budget.value).replaceAll(' ', ''),
  采购方式: ({ procurement }) => procurement?.value,
  截止: ({ deadline }) => deadline && sayDated({ value: deadline.value }).replaceAll(' ', ''),
  /** Whoever decides, uses or checks, unless it is who we are talking to. */
  拍板人: (facts) => somebodyElse(facts, 'EB'),
  使用人: (facts) => somebodyElse(facts, 'UB'),
  把关人: (facts) => somebodyElse(facts, 'TB'),
}

export const blankNames = Object.keys(blanks)
/** Blanks that need no brackets. */
export const everFilled: readonly string[] = ['称呼', '竞品']

/** What fills a blank on this deal; `undefined` where nothing does. */
export function blankIn(name: string, facts: Facts): string | undefined {
  return blanks[name]?.(facts)
}

/** Fills words with the facts of a deal; what is filled in is never read as a blank itself. */
export function filler(facts: Facts): (words: string) => string {
  return (words) =>
    words
      .split(/(\[[^[\]]*\])/)
      .map((piece) =>
        piece.startsWith('[') ? (filled(piece.slice(1, -1), facts) ?? '') : (filled(piece, facts) ?? ''),
      )
      .join('')
}

/** `undefined` when something is not known. */
function filled(words: string, facts: Facts): string | undefined {
  const pieces = words.split(/\{([^{}]+)\}/).map((piece, at) => (at % 2 === 0 ? piece : blankIn(piece, facts)))
  return pieces.includes(undefined) ? undefined : pieces.join('')
}

function somebodyElse(facts: Facts, role: 'EB' | 'UB' | 'TB'): string | undefined {
  const name = nameOf(facts, role)
  return name === listenerOf(facts)?.name ? undefined : name
}
