/**
 * Whether a message says that something is to be taken back: by a word for it, or by pointing at what was just done. What is only
 * heard as such, 恭喜我吧, takes nothing back.
 */
export function isUndoing(text: string): boolean {
  return (takingBack.test(text) || pointing.test(text)) && !changing.test(text)
}

const takingBack =
  /撤|取消|删|收回|作废|不要了?$|不算|[发记搞弄点按录建填写]错|手[滑误快抖]|别[记存写建]|不[记建]了|没说|退[回掉]|还原|回[退滚]|undo|cancel|抹|[去划拿移]掉|反悔|恢复|[倒清]|当没|白记|误|重来|后悔|拉回|算了|变回|去除|移除|废|丢弃|忽略|销/i

const pointing = /刚|上一?[条个次]|最后一?[条个次]|[那这]一?条/

/** 刚才那个改成下午三点 says what is right. */
const changing = /改[成到为]|应该是|换成/
