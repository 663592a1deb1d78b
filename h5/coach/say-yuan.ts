/** Fen as people say money: `164 万`, `1.2 亿`, `8,000 元`. */
export function sayYuan(fen: number): string {
  const yuan = fen / 100
  if (yuan >= 100_000_000) return `${trimmed(yuan / 100_000_000)} 亿`
  if (yuan >= 10_000) return `${trimmed(yuan / 10_000)} 万`
  return `${trimmed(yuan)} 元`
}

function trimmed(figure: number): string {
  return figure.toLocaleString('zh-CN', { maximumFractionDigits: 2 })
}
