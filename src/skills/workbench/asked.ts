/** What is done on a page of its own, for it moves many records at once and is looked at before; `undefined` when none is asked for. */
export type PageAsked = 'merge' | 'hand-over'

export function pageAsked(text: string): PageAsked | undefined {
  const said = text.trim()
  if (merge.some((words) => words.test(said))) return 'merge'
  return handOver.some((words) => words.test(said)) ? 'hand-over' : undefined
}

const merge = [
  /^(?:帮我|请|我要|我想|怎么)*(?:合并|去重)(?:一下)?(?:重复的?|这两家|两家|两个)?客户[。！？!?]?$/,
  // Quotes, contracts and dates are put together too.
  /^(?:帮我|请|我要|我想)*把(?!.*(?:报价|合同|订单|单子|发票|待办|日程|会|期)).{2,40}合并(?:成一家|成一个|一下)?[。！!]?$/,
]

const handOver = [
  /^(?:帮我|请|我要|我想|怎么)*(?:交接|移交)(?:一下)?.{0,8}客户[。！？!?]?$/,
  /^(?:帮我|请|我要|我想)*把.{1,12}客户(?:都|全都|全部)?(?:交接|移交|转|交)给.{1,8}[。！!]?$/,
]
