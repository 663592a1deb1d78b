/** 连接日历, 断开日历: what is asked for one's own calendar on the platform; `undefined` when nothing is. */
export function linkAsked(text: string): 'connect' | 'disconnect' | undefined {
  const [said] = words.exec(text.trim()) ?? []
  if (said === undefined) return undefined
  return /断|解|取消|停/.test(said) ? 'disconnect' : 'connect'
}

const words =
  /^(?:帮我|请|我要|我想)?(?:连接|连上|同步|绑定|接入|关联|断开|解绑|取消连接|取消同步|停止同步)(?:一下)?(?:我的|我|自己的)?(?:飞书|钉钉|企业微信|企微)?(?:的)?日历[。！!]?$/
