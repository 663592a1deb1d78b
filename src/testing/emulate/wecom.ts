import type { StoredApproval } from '../../../bots/wecom/emulator/approvals.ts'
import type { Bubble } from '../../../bots/wecom/emulator/bubbles.ts'
import { openWecomEmulator, type WecomEmulator } from '../../../bots/wecom/emulator/index.ts'
import type { Log } from '../../conversation/log.ts'
import { openSandtable } from '../../main.ts'
import { readConfig } from '../../setup/config.ts'
import { demoPeople, furnishFor } from './demo-people.ts'
import type { ApprovalDesk, Phone, Seen } from './phone.ts'

/** The product behind its WeCom adapter, talking to the emulated platform. Its pages are signed in to at WeCom's own address: not here. */
export async function wecomPhone(databaseFile: string, port: number, log: Log): Promise<Phone> {
  const credentials = {
    corpId: 'ww4f1c0de0000cafe',
    secret: 'emulated-secret',
    token: 'emulatedToken',
    encodingAesKey: 'kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR',
  }
  const people = demoPeople()
  const wecom = await openWecomEmulator({
    ...credentials,
    agentId: 1000002,
    members: people.map(({ id, name }) => ({ userid: id, name, department: [1] })),
    departments: [{ id: 1, name: '演示', parentid: 0 }],
    templates: [template],
    callbackUrl: `http://127.0.0.1:${port}/im/wecom/callback`,
  })
  await furnishFor(databaseFile, 'wecom', credentials.corpId)
  const config = readConfig({
    PORT: String(port),
    DATABASE_URL: `file:${databaseFile}`,
    CONSOLE: 'off',
    WECOM_CORP_ID: credentials.corpId,
    WECOM_AGENT_ID: '1000002',
    WECOM_SECRET: credentials.secret,
    WECOM_TOKEN: credentials.token,
    WECOM_ENCODING_AES_KEY: credentials.encodingAesKey,
    WECOM_API_BASE: wecom.url,
  })
  const sandtable = await openSandtable(config, log)
  return {
    label: '企业微信',
    people,
    seenBy: (id) => wecom.bubbles(id).map(seen),
    async says(id, text) {
      await wecom.says(id, text)
    },
    async presses(id, bubble, button) {
      const found = wecom.bubbles(id).find(({ msgid }) => msgid === bubble)
      const key = found?.card?.button_list?.[button]?.key
      if (found !== undefined && key !== undefined) await wecom.clicks(id, found, key)
      return undefined
    },
    browsesAs: () => {},
    desk: deskOf(wecom),
    async stop() {
      await sandtable.close()
      await wecom.close()
    },
  }
}

/** What an administrator of the company has made in WeCom's approvals. */
const template = {
  id: '3TkaEmulatedTemplateForRequests0001',
  name: '商务申请',
  controls: [
    { id: 'Text-1', control: 'Text', title: '事由', required: true },
    { id: 'Textarea-1', control: 'Textarea', title: '说明', required: true },
  ],
  steps: [['xu']],
}

function deskOf(wecom: WecomEmulator): ApprovalDesk {
  const { approvals } = wecom
  const isAsked = ({ status, record }: StoredApproval, id: string) =>
    status === 1 && record.at(-1)?.some(({ userid }) => userid === id) === true
  return {
    template: template.id,
    waitingFor: (id) =>
      approvals
        .all()
        .filter((form) => isAsked(form, id))
        .map(({ number, template: { name, controls }, contents }) => ({
          id: number,
          title: name,
          lines: contents.map((one) => `${controls.find(({ id }) => id === one.id)?.title}：${one.text}`),
        })),
    async answers(id, paper, granted) {
      const form = approvals.form(paper)
      if (form !== undefined && isAsked(form, id)) await wecom.deliver(wecom.writes.decides(id, form, granted))
    },
  }
}

function seen({ msgid, content, textcard, card, enclosed, replaced }: Bubble): Seen {
  const title = card?.main_title?.title ?? textcard?.title
  const rows = (card?.horizontal_content_list ?? []).map(({ keyname, value }) => `${keyname} ${value ?? ''}`)
  const words = [card?.main_title?.desc, card?.sub_title_text, textcard?.description, content, enclosed?.name, replaced]
  return {
    id: msgid,
    from: 'bot',
    ...(title === undefined ? {} : { title }),
    lines: [...words.filter((line): line is string => line !== undefined && line !== ''), ...rows],
    buttons: card?.button_list?.map(({ text }) => text) ?? [],
    links: [],
  }
}
