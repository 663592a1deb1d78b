import type { Card } from '../../conversation/card.ts'
import { addressPlatform } from '../../sales/outside-calendar.ts'

/** Leads to where the platform asks the member whether they agree; for a calendar with an address of its own, to our page. */
export function connectCard({ name, label }: { name: string; label: string }): Card {
  return name === addressPlatform ? addressCard : platformCard(name, label)
}

function platformCard(name: string, label: string): Card {
  return {
    title: `连接你的${label}`,
    blocks: [
      {
        kind: 'text',
        text: '连上以后：排约时能看到撞车，新约会放进你的日历，那边改期、取消这边跟着变。日历内容只有你自己看得到，随时能断开。',
      },
    ],
    link: { label: '去授权', path: `/auth/${name}/calendar` },
  }
}

const addressCard: Card = {
  title: '用地址连接你的日历',
  blocks: [
    {
      kind: 'text',
      text: '给一个订阅地址（ICS），或者 CalDAV 账号和应用专用密码。连上以后：排约时能看到撞车，会前有一页纸，会后问一句。只读不写，内容只有你自己看得到，随时能断开。',
    },
  ],
  link: { label: '去填地址', path: '/h5/calendar' },
}
