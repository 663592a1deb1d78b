/** The chat client that names itself in the user agent. */
export function clientName(userAgent: string): ClientName | undefined {
  return clients.find(({ mark }) => mark.test(userAgent))?.name
}

export type ClientName = (typeof clients)[number]['name']

const clients = [
  { name: 'wecom', mark: /wxwork/i },
  { name: 'dingtalk', mark: /dingtalk/i },
  { name: 'feishu', mark: /lark|feishu/i },
] as const
