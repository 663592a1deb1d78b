/** 热力图发我, 看看我们组的风险热力图: the heatmap by its name, of nobody but us; how to read it or who made it is another question. */
export function asksForHeatmap(text: string): boolean {
  return heatmap.test(text.trim())
}

const heatmap =
  /^@?(?:麻烦|帮我?|请)?(?:把|给我|看一?[看下]|发(?:我|一?下|一?[份张])?|打开|来一?[张份个]|要)*(?:我们?|咱们?|本|全|整个)?(?:组|团队|部门|公司)?的?(?:商机|单子)?(?:风险)?热[力]?图(?:呢|看一?[看下]|发(?:到|给)?(?:我|群里?|一?下|一?[份张]|过来|出来)*|给我|来一?[张份]|在哪)*[吧呗。！!？?]*$/
