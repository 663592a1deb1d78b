import { type DingtalkEmulator, openDingtalkEmulator } from '../../../bots/dingtalk/emulator/index.ts'
import type { Log } from '../../conversation/log.ts'
import { openSandtable } from '../../main.ts'
import { readConfig } from '../../setup/config.ts'
import { demoPeople, furnishFor } from './demo-people.ts'
import type { ApprovalDesk, Phone, Seen } from './phone.ts'

/** The product behind its DingTalk adapter, over its stream. Its pages are signed in to by the client's own script: not here. */
export async function dingtalkPhone(databaseFile: string, port: number, log: Log): Promise<Phone> {
  const app = {
    clientId: 'dingemulatedclient',
    clientSecret: 'emulated-secret',
    robotCode: 'dingemulatedrobot',
    corpId: 'dingemulatedcorp',
    cardTemplateId: 'emulated.schema',
  }
  const people = demoPeople()
  const dingtalk = await openDingtalkEmulator({
    ...app,
    templates: [template],
    members: people.map(({ id, name }) => ({ userId: id, name })),
  })
  await furnishFor(databaseFile, 'dingtalk', app.corpId)
  const config = readConfig({
    PORT: String(port),
    DATABASE_URL: `file:${databaseFile}`,
    CONSOLE: 'off',
    DINGTALK_CLIENT_ID: app.clientId,
    DINGTALK_CLIENT_SECRET: app.clientSecret,
    DINGTALK_ROBOT_CODE: app.robotCode,
    DINGTALK_CORP_ID: app.corpId,
    DINGTALK_CARD_TEMPLATE_ID: app.cardTemplateId,
    DINGTALK_API_BASE: dingtalk.url,
    DINGTALK_OAPI_BASE: dingtalk.url,
  })
  const sandtable = await openSandtable(config, log)
  return {
    label: '钉钉',
    people,
    seenBy: (id) =>
      dingtalk.bubbles(id).map(
        ({ id: outTrackId, text = '', card }): Seen => ({
          id: outTrackId,
          from: 'bot',
          ...(card === undefined || card.title === '' ? {} : { title: card.title }),
          lines: [card?.subtitle ?? '', ...(card?.words ?? text).split('\n')].filter((line) => line !== ''),
          buttons: card?.pressables.map(({ label }) => label) ?? [],
          links: [],
        }),
      ),
    async says(id, text) {
      await dingtalk.says(id, text)
    },
    async presses(id, bubble, button) {
      const pressable = dingtalk.bubbles(id).find((one) => one.id === bubble)?.card?.pressables[button]
      return pressable && (await dingtalk.clicks(id, { id: bubble }, pressable)).error
    },
    browsesAs: () => {},
    desk: deskOf(dingtalk),
    async stop() {
      await sandtable.close()
      await dingtalk.close()
    },
  }
}

/** What an administrator of the company has made in DingTalk's OA approvals. */
const template = {
  code: 'PROC-EMULATED-0000-0001',
  name: '商务申请',
  fields: [
    { id: 'TextField-1', componentName: 'TextField', label: '事由', required: true },
    { id: 'TextareaField-1', componentName: 'TextareaField', label: '说明', required: true },
  ],
  steps: [{ id: 'approver' }],
}

function deskOf({ approvals }: DingtalkEmulator): ApprovalDesk {
  return {
    template: template.code,
    waitingFor: (id) =>
      approvals
        .all()
        .filter(({ tasks }) => tasks.some(({ userId, status }) => userId === id && status === 'RUNNING'))
        .map(({ id, template: { name }, form }) => ({
          id,
          title: name,
          lines: form.map(({ name, value }) => `${name}：${value}`),
        })),
    answers(id, paper, granted) {
      const instance = approvals.instance(paper)
      if (instance !== undefined) approvals.answer(instance, id, granted)
    },
  }
}
