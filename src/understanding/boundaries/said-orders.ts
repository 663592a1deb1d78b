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

/** 小组先别散: the team stays (boundary 2). */
export function keepsTeam(text: string): boolean {
  return /(?:先|暂时?|暂且)?(?:别|不要|不用|不)(?:急着)?(?:解散|散伙|散|撤)(?!漫|布)/.test(text)
}

/** The rep wants to be reminded to do it: 叫我周五给客户发报价, 待办：发方案. */
export function remindsRep(text: string): boolean {
  return /提醒(?:我|一下)|[叫喊催戳叮敲]我|待办/.test(text)
}

/** 别撤, 先不要删: what was written stays. */
export function keepsEntry(text: string): boolean {
  return /(?:别|不要(?!了)|不用|不许|甭|先不)[^，。,\s]{0,2}(?:撤|删|作废|取消)/.test(text)
}

/** 顾总我还没见着, 王总的会改到四点: nothing has happened with anybody yet. */
export function isStillToCome(text: string): boolean {
  return (
    /[还都]没(?:有)?(?:见[着到过]|碰[着到过]|接触)/.test(text) ||
    /(?:会|会议|约|拜访|演示|饭局)(?:我?想?要?)(?:改|挪|推|调|移|换)[到成至]/.test(text)
  )
}

/** 还没盖章, 说丢了没那回事: however it sounds, the deal is open. */
export function isStillOpen(text: string): boolean {
  return /还?[没未](?:有)?(?:盖|签(?!到)|用印|走完|下PO)|没[丢黄输](?![过给])|[就只]差(?:盖章|签字|用印|走流程)|没那回事|没这回事|不是真的|没影的?事|谣[言传]|瞎传|别信/.test(
    text,
  )
}
