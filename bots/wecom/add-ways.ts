/** In which way a member came to have somebody as a customer; `undefined` where WeCom does not know or we do not. */
// https://developer.work.weixin.qq.com/document/path/92114 (来源定义)
export function wayOf(code: number): string | undefined {
  return ways[code]
}

const ways: Readonly<Record<number, string>> = {
  1: '扫描二维码',
  2: '搜索手机号',
  3: '名片分享',
  4: '群聊',
  5: '手机通讯录',
  6: '微信联系人',
  8: '安装第三方应用时自动添加',
  9: '搜索邮箱',
  10: '视频号',
  11: '日程参与人',
  12: '会议参与人',
  13: '微信好友对应的企业微信',
  16: '获客链接',
  17: '定制开发',
  18: '需求回复',
  21: '第三方售前客服',
  22: '可能的商务伙伴',
  24: '微信账号收到的好友申请',
  201: '内部成员共享',
  202: '管理员或负责人分配',
}
