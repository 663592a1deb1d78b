/** 陪我练练中车那单, 你演那个难缠的招标办主任: somebody wants to rehearse. */
export function asksToRehearse(text: string): boolean {
  return rehearsing.test(text)
}

const rehearsing = /(?:陪|跟)我?练|[对演排]练|练[一两]?[练遍下]|彩排|模拟|预演|扮演?|你[演当]|角色/

/** 继续练, 接着来: the one that was left. */
export function asksToGoOn(text: string): boolean {
  return /^(?:继续|接着|再)(?:练|陪练|演练|来)(?:下去|吧|呗)?[。！]*$/.test(text.trim())
}

/** Enough of it. */
export function asksToStop(text: string): boolean {
  return stopping.test(text.trim())
}

const stopping =
  /^(?:先|好了?[，,]?)?(?:停(?:一?下|吧|了)?|不练了?|别练了?|练完了|练到这|结束(?:陪练|练习)?|退出(?:陪练)?|到此为止|到这[儿里]?|打住|算了|够了|先这样|(?:给?我?)?(?:看|来)?(?:个|下)?点评(?:一下)?)(?:吧|了)?[。！!]*$/

/** No answer comes to mind. */
export function asksForHint(text: string): boolean {
  return /^(?:给?(?:我|个|点|句)*提示(?:一下|下)?|(?:我)?不会(?:接|答|回)了?|(?:我)?卡住了|(?:这|那)?(?:句|个)?怎么接|教教我|不知道怎么(?:接|答|回|说))[吧呗。？?！]*$/.test(
    text.trim(),
  )
}

/** Said to us in the middle of it, and to no customer. */
export function isForUs(text: string): boolean {
  return /^(?:请|先|麻烦你?)?(?:提醒我|帮我(?:记|查|建|看|约|设)|记(?:一下|个|条)?(?:拜访|待办)|查(?:一下|下)|撤销|建个?商机|今天先干|你能干)/.test(
    text.trim(),
  )
}
