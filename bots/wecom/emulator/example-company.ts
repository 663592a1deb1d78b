import type { WecomEmulatorOptions } from './options.ts'

/** For the emulator's own tests: the token and key are those of the published example V5. */
export const exampleCompany: WecomEmulatorOptions = {
  corpId: 'ww6a112864f8022910',
  agentId: 1000002,
  secret: 'app-secret',
  token: 'kz7Yx62CH8SaLN',
  encodingAesKey: 'cD0d7jx4tYvVtzqrmh3Dm3QFCXe6f8SlHoMtMh3qQEP',
  callbackUrl: 'http://127.0.0.1:9/im/wecom/callback',
  departments: [
    { id: 1, name: '沙盘科技', parentid: 0 },
    { id: 2, name: '华东销售部', parentid: 1, order: 20 },
    { id: 3, name: '上海组', parentid: 2, order: 10 },
  ],
  members: [
    { userid: 'LinYue', name: '林越', department: [3], directLeader: 'ChenGang', position: '客户经理' },
    { userid: 'ChenGang', name: '陈刚', department: [2], leader: true },
    { userid: 'Outside', name: '不在可见范围', department: [1], visible: false },
    { userid: 'Gone', name: '已离职', department: [3], status: 5 },
  ],
}
