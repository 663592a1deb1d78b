/** Whether something on file shall be changed in so many words: 金额改成, 标成内线, 推到谈判, 加进决策链. */
export function ordersChange(text: string): boolean {
  return /改[成为到了下]|[标记设写列换调][成为到]|先标|[推退挪转拉]进?[到进至]|加[进上到入]|去掉|划掉|删掉|拿掉|更新/.test(
    text.replace(risen, ''),
  )
}

/** 总价从86万加到105万 tells of a change and orders none. */
const risen = /从[^，。,]{1,10}[加涨升降]到/g

/** 王总生日，发条什么祝福: words are wanted for the day, and nothing about the person. */
export function wantsWish(text: string): boolean {
  return /祝福|祝贺|贺词|贺电|问候语|拜年的?话/.test(text) && !/号码|手机|地址|住址|身份证|名单/.test(text)
}

/** 小组先别散, 不用拉小组: the team stays, or is not wanted (boundary 2). */
export function keepsTeam(text: string): boolean {
  return (
    /(?:先|暂时?|暂且)?(?:别|不要|不用|不)(?:急着)?(?:解散|散伙|散|撤)(?!漫|布)/.test(text) ||
    /(?:不用|别|甭|不需要|没必要|用不着)(?:再|急着|先)?(?:拉|组|建|成立)[^，。,]{0,3}(?:小组|群|专班|团队|队)/.test(
      text,
    )
  )
}

/** The rep wants to be reminded to do it: 叫我周五给客户发报价, 待办：发方案. */
export function remindsRep(text: string): boolean {
  return /提醒(?:我|一下)|别让我忘|[叫喊催戳叮敲]我|待办/.test(text)
}

/** 发我三个方案: papers of ours that come to the rep go to nobody else and are about nobody. */
export function wantsPapers(text: string): boolean {
  return /^(?:帮我|请|麻烦|你|再|先|直接)*(?:发|传|甩|推|丢)(?:给|到)?我[^，。,\s]{0,6}(?:方案|案例|白皮书|彩页|样本|话术|介绍)/.test(
    text,
  )
}

/** 别撤, 先不要删: what was written stays. */
export function keepsEntry(text: string): boolean {
  return /(?:别|不要(?!了)|不用|不许|甭|先不)[^，。,\s]{0,2}(?:撤|删|作废|取消)/.test(text)
}

/** 顾总我还没见着, 王总的会改到四点: nothing has happened with anybody yet. */
export function isStillToCome(text: string): boolean {
  return (
    /[还都]没(?:有)?(?:见[着到过]|碰[着到过]|接触)/.test(text) ||
    /(?:会|会议|约|拜访|演示|饭局|那场)[^，。,说讲]{0,6}?(?:(?:改|挪|推|调|移|换|延|提前|延后|顺延)[到成至]|改(?=[今明后下周]))/.test(
      text,
    ) ||
    /本来[^，。,]{0,14}(?:去|见|拜访|谈|聊)[^。]*(?:改|挪|推|换|延)[到成至]/.test(text)
  )
}

/** 还没盖章, 说丢了没那回事: however it sounds, the deal is open. */
export function isStillOpen(text: string): boolean {
  return /还?[没未](?:有)?(?:盖|签(?!到)|用印|走完|下PO)|没[丢黄输](?![过给])|[就只]差(?:盖章|签字|用印|走流程)|(?:还没|没有?)(?:最终)?定(?![金位制])|候选|公示(?:期)?(?:到|至|还|没)|没那回事|没这回事|不是真的|没影的?事|谣[言传]|瞎传|别信/.test(
    text,
  )
}

/** 对了，采购换成小庄了; 听说刘工要退休: said after an entry, it adds to what is known and corrects nothing. */
export function addsMore(text: string): boolean {
  return (
    /^(?:哦|啊)?(?:对了|还有|另外|再加|再补|再记|补充|顺便|顺带|听说|据说)/.test(text) &&
    !/错|不对|不是|应该是|改[成为]|写成|记成/.test(text)
  )
}

/** 本来今天见的，对方取消了: a meeting is off, and no deal with it. */
export function isMeetingOff(text: string): boolean {
  return /(?:会|拜访|演示|饭局|见面|(?:今天|本来|约好)[^，。]{0,4}[见约聊去谈]|约)[^，。]{0,4}[，,\s]?[^，。单项订]{0,4}取消(?!项目|订单|采购)/.test(
    text,
  )
}
