const unknown = new Set([
  ...['', 'na', 'n/a', '#n/a', 'n.a.', 'nan', 'null', 'nil', 'none', 'unknown', '-', '--', '—', '/', '?'],
  ...['无', '空', '未知', '未填', '不详', '待定', '暂无'],
])
const written = /^([-+(]?)(?:[¥$€£]|rmb|cny|usd)?([-+]?[\d,]*\.?\d*(?:e[-+]?\d+)?)(%|万|亿)?(?:元|圆|块)?(\)?)$/
const grouped = /^[-+]?\d{1,3}(,\d{3})+(\.\d*)?$/
const units: Readonly<Record<string, number>> = { '%': 0.01, 万: 1e4, 亿: 1e8 }

/**
 * A number as people save it: thousands separators, 12.5万, ￥3,000 元, 80 %, (500) for a loss, wide digits. NaN when unknown,
 * undefined when it is something else.
 */
export function readNumber(cell: string | number | undefined): number | undefined {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : Number.NaN
  const plain = (cell ?? '').trim()
  if (plain !== '' && !Number.isNaN(Number(plain))) return finite(Number(plain))
  const text = plain.normalize('NFKC').toLowerCase().replace(/\s/g, '')
  if (unknown.has(text)) return Number.NaN
  const [, sign = '', digits = '', unit = '', end] = written.exec(text) ?? []
  if ((sign === '(') !== (end === ')') || (digits.includes(',') && !grouped.test(digits)) || !/\d/.test(digits)) {
    return undefined
  }
  const value = Number(digits.replaceAll(',', '')) * (units[unit] ?? 1)
  return finite(sign === '(' || sign === '-' ? -value : value)
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined
}
