/** Facts by the words for them, by their labels; none named, all. */
export function factsAskedFor(text: string): string[] {
  return words.filter(([, pattern]) => pattern.test(text)).flatMap(([labels]) => labels)
}

const words: readonly [string[], RegExp][] = [
  [['我方报价', '折扣'], /报价|报过?价|报的|报了多少/],
  [['金额', '预算', '我方报价'], /多少钱|金额/],
  [['预算', '预算状态'], /预算/],
  [['竞品'], /竞品|对手/],
  [['阶段', '节点'], /阶段|哪一步|到哪步/],
  [['采购方式'], /采购方式|招标|怎么采购/],
  [['下一步'], /下一?步/],
  [['合同', '签约'], /合同|到期|续约|签约|交[货付]|付款|回款/],
]
