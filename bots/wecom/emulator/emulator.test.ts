import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { exampleCompany } from './example-company.ts'
import { openWecomEmulator, type WecomEmulator, type WecomEmulatorOptions } from './index.ts'

const second = 1000
const hour = 3600 * second

let clock = 0
let wecom: WecomEmulator

beforeEach(() => open())
afterEach(() => wecom.close())

describe('the access token', () => {
  test('is the same one until it expires, and counted by how much is left of it', async () => {
    const first = await getToken()
    clock += hour
    expect(first).toMatchObject({ errcode: 0, errmsg: 'ok', expires_in: 7200 })
    expect(await getToken()).toMatchObject({ access_token: first['access_token'], expires_in: 3600 })
    clock += hour
    expect((await getToken())['access_token']).not.toBe(first['access_token'])
    expect(wecom.callsOf('gettoken')).toHaveLength(3)
  })

  test.each([
    ['another corp', { corpid: 'ww0', corpsecret: 'app-secret' }, 40013],
    ['a wrong secret', { corpid: exampleCompany.corpId, corpsecret: 'x' }, 40001],
    ['no corpid', { corpsecret: 'app-secret' }, 41002],
    ['no secret', { corpid: exampleCompany.corpId }, 41004],
  ])('is refused to %s', async (_, query, errcode) => {
    expect(await get('gettoken', query)).toMatchObject({ errcode })
  })

  test('is demanded everywhere else', async () => {
    expect(await get('getcallbackip', {})).toMatchObject({ errcode: 41001 })
    expect(await get('getcallbackip', { access_token: 'made-up' })).toMatchObject({ errcode: 40014 })
  })

  test('ends early when told to, as unknown or as expired', async () => {
    const { access_token } = (await getToken()) as { access_token: string }
    expect(await get('getcallbackip', { access_token })).toEqual({ errcode: 0, errmsg: 'ok', ip_list: ['127.0.0.1'] })
    wecom.expireToken()
    expect(await get('getcallbackip', { access_token })).toMatchObject({ errcode: 42001 })
    const renewed = (await getToken())['access_token'] as string
    wecom.invalidateToken()
    expect(await get('getcallbackip', { access_token: renewed })).toMatchObject({ errcode: 40014 })
  })

  test('expires by the clock', async () => {
    const { access_token } = (await getToken()) as { access_token: string }
    clock += 2 * hour
    expect(await get('getcallbackip', { access_token })).toMatchObject({ errcode: 42001 })
  })

  test('refusals come as HTTP 200 and carry the hint that forbids matching on errmsg', async () => {
    const response = await fetch(`${wecom.url}/cgi-bin/getcallbackip?access_token=x`)
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      errmsg: expect.stringMatching(/, hint: \[.+\], from ip: .+, more info at .+\?e=40014$/),
    })
  })
})

describe('sending words', () => {
  test('shows them to each recipient and returns one msgid', async () => {
    const answer = await send({ touser: 'LinYue|chengang', ...text('早上好') })
    expect(Object.keys(answer).sort()).toEqual(['errcode', 'errmsg', 'msgid'])
    const bubble = { msgid: answer['msgid'], kind: 'text', content: '早上好', warnings: [], updates: 0 }
    expect(wecom.bubbles('LinYue')).toEqual([bubble])
    expect(wecom.bubbles('ChenGang')).toEqual([bubble])
  })

  test.each(['text', 'markdown'])(
    '%s is cut at 2048 bytes, never inside a character, and remarked upon',
    async (kind) => {
      await send({ msgtype: kind, [kind]: { content: `a${'中'.repeat(700)}` } })
      const [bubble] = wecom.bubbles('LinYue')
      expect(bubble?.content).toBe(`a${'中'.repeat(682)}`)
      expect(bubble?.warnings).toEqual([`${kind}.content: 2101 字节，超过 2048 的部分被截断`])
    },
  )

  test('exactly 2048 bytes are whole', async () => {
    await send(text(`${'中'.repeat(682)}ab`))
    expect(wecom.bubbles('LinYue')).toMatchObject([{ content: `${'中'.repeat(682)}ab`, warnings: [] }])
  })

  test('a text card is cut by characters', async () => {
    await send({ msgtype: 'textcard', textcard: { title: '题'.repeat(129), description: '述', url: 'https://a.cn' } })
    expect(wecom.bubbles('LinYue')).toMatchObject([
      {
        textcard: { title: '题'.repeat(128), description: '述', btntxt: '详情' },
        warnings: ['textcard.title: 129 字，超过 128 的部分被截断'],
      },
    ])
  })

  const textcard = { title: '题', description: '述', url: 'https://a.cn' }
  test.each<[string, number, Record<string, unknown>]>([
    ['no words', 44004, { msgtype: 'text', text: { content: '' } }],
    ['no msgtype', 40008, { msgtype: undefined }],
    ['a msgtype that is none', 40008, { msgtype: 'poem' }],
    ['no agentid', 41011, { agentid: undefined }],
    ['another agentid', 40056, { agentid: 1 }],
    ['an agentid as text', 40056, { agentid: '1000002' }],
    ['a text card without title', 41016, { msgtype: 'textcard', textcard: { ...textcard, title: '' } }],
    ['a text card without description', 41033, { msgtype: 'textcard', textcard: { ...textcard, description: '' } }],
    ['a text card without address', 41010, { msgtype: 'textcard', textcard: { ...textcard, url: '' } }],
    ['an address without https://', 45034, { msgtype: 'textcard', textcard: { ...textcard, url: 'a.cn' } }],
    ['nobody to send to', 82001, { touser: '' }],
    ['1001 people', 40032, { touser: Array(1001).fill('LinYue').join('|') }],
    ['101 departments', 82002, { toparty: Array(101).fill('1').join('|') }],
  ])('refuses %s: %i', async (_, errcode, change) => {
    expect(await send({ ...text('x'), ...change })).toMatchObject({ errcode })
    expect(wecom.bubbles('LinYue')).toEqual([])
  })

  test('refuses what is no JSON, with the documented remark', async () => {
    const answer = await post('message/send', '{"touser":')
    expect(answer['errcode']).not.toBe(0)
    expect(answer['errmsg']).toContain('Warning: wrong json format.')
  })
})

describe('recipients', () => {
  test('some of them being unknown fails nothing, and they are named in lower case', async () => {
    expect(await send({ touser: 'LinYue|NoBody|Outside|Gone', ...text('x') })).toMatchObject({
      errcode: 0,
      invaliduser: 'nobody|outside|gone',
    })
    expect(wecom.bubbles('LinYue')).toHaveLength(1)
  })

  test('all of them being unknown is 81013', async () => {
    expect(await send({ touser: 'NoBody', ...text('x') })).toMatchObject({ errcode: 81013, invaliduser: 'nobody' })
  })

  test('a department reaches those below it, once each', async () => {
    await send({ touser: 'LinYue', toparty: '2|9', ...text('x') })
    expect(wecom.bubbles('LinYue')).toHaveLength(1)
    expect(wecom.bubbles('ChenGang')).toHaveLength(1)
    expect(wecom.bubbles('Outside')).toHaveLength(0)
  })

  test('@all is everyone in scope, whatever else is said', async () => {
    expect(await send({ touser: '@all', toparty: '9', ...text('x') })).not.toHaveProperty('invalidparty')
    expect(wecom.bubbles('ChenGang')).toHaveLength(1)
    expect(wecom.bubbles('Outside')).toHaveLength(0)
  })
})

describe('what is dropped without a word', () => {
  test('the thirty-first message of a minute, until the minute is over', async () => {
    for (let n = 1; n <= 31; n += 1) expect(await send(text(`第 ${n} 条`))).toMatchObject({ errcode: 0 })
    expect(wecom.bubbles('LinYue')).toHaveLength(30)
    expect(wecom.dropped).toMatchObject([{ userid: 'LinYue', why: 'over the limit per member' }])
    await send({ touser: 'ChenGang', ...text('别人不受影响') })
    expect(wecom.bubbles('ChenGang')).toHaveLength(1)
    clock += 60 * second
    await send(text('又一分钟'))
    expect(wecom.bubbles('LinYue')).toHaveLength(31)
  })

  test('the thousand-and-first of an hour', async () => {
    await open({ memberLimits: { perMinute: Number.POSITIVE_INFINITY, perHour: 1000 } })
    for (let n = 1; n <= 1001; n += 1) await send(text(`${n}`))
    expect(wecom.bubbles('LinYue')).toHaveLength(1000)
    expect(wecom.dropped).toHaveLength(1)
  })

  test('the same request within the interval, if asked to look', async () => {
    const request = { ...text('好的'), enable_duplicate_check: 1, duplicate_check_interval: 600 }
    await send(request)
    expect(await send(request)).toMatchObject({ errcode: 0 })
    expect(wecom.bubbles('LinYue')).toHaveLength(1)
    expect(wecom.dropped).toMatchObject([{ why: 'same request again' }])
    clock += 600 * second
    await send(request)
    expect(wecom.bubbles('LinYue')).toHaveLength(2)
  })

  test('not the same request when nobody asked, nor another one', async () => {
    await send(text('好的'))
    await send(text('好的'))
    await send({ ...text('甲'), enable_duplicate_check: 1 })
    await send({ ...text('乙'), enable_duplicate_check: 1 })
    expect(wecom.bubbles('LinYue')).toHaveLength(4)
  })

  test('the interval is half an hour by default and four hours at most', async () => {
    await send({ ...text('默认'), enable_duplicate_check: 1 })
    await send({ ...text('最长'), enable_duplicate_check: 1, duplicate_check_interval: 86400 })
    clock += 0.5 * hour
    await send({ ...text('默认'), enable_duplicate_check: 1 })
    await send({ ...text('最长'), enable_duplicate_check: 1, duplicate_check_interval: 86400 })
    expect(wecom.bubbles('LinYue').map((bubble) => bubble.content)).toEqual(['默认', '最长', '默认'])
    clock += 3.5 * hour
    await send({ ...text('最长'), enable_duplicate_check: 1, duplicate_check_interval: 86400 })
    expect(wecom.bubbles('LinYue')).toHaveLength(4)
  })
})

describe('cards', () => {
  test('a notice has no response_code, an interactive card and one with a menu have', async () => {
    const notice = {
      card_type: 'text_notice',
      main_title: { title: '晨报' },
      card_action: { type: 1, url: 'https://a.cn' },
    }
    const menu = { task_id: 't2', action_menu: { action_list: [{ text: '静音', key: 'mute' }] } }
    expect(await send(cardOf(notice))).not.toHaveProperty('response_code')
    expect(await send(cardOf({ ...notice, ...menu }))).toHaveProperty('response_code')
    expect(await send(cardOf(buttons('t3')))).toHaveProperty('response_code')
    expect(wecom.bubbles('LinYue')[2]).toMatchObject({ kind: 'template_card', card: buttons('t3'), warnings: [] })
  })

  test('what is too long for a phone is a warning on the bubble', async () => {
    await send(cardOf({ ...buttons('t1'), sub_title_text: '长'.repeat(161) }))
    expect(wecom.bubbles('LinYue')[0]?.warnings).toEqual(['sub_title_text: 161 字，建议不超过 160'])
  })

  test('cannot be sent by an app without a callback address if they call back', async () => {
    wecom.callbackUrl = undefined
    expect(await send(cardOf(buttons('t1')))).toMatchObject({ errcode: 43012 })
    expect(await send(text('文字可以'))).toMatchObject({ errcode: 0 })
  })

  test('a task_id serves once; a second time is refused, or lost in silence', async () => {
    await send(cardOf(buttons('t1')))
    expect(await send(cardOf(buttons('t1')))).toMatchObject({ errcode: 42014 })
    await open({ repeatedTaskId: 'dropped' })
    await send(cardOf(buttons('t1')))
    expect(await send(cardOf(buttons('t1')))).toMatchObject({ errcode: 0 })
    expect(wecom.bubbles('LinYue')).toHaveLength(1)
    expect(wecom.dropped).toMatchObject([{ why: 'task_id used before' }])
  })
})

describe('updating a card', () => {
  const both = { touser: 'LinYue|ChenGang' }

  test('greys the buttons of those named, in place, once', async () => {
    const { response_code } = await send({ ...both, ...cardOf(buttons('t1')) })
    await send({ ...both, ...text('后来的消息') })
    const request = { userids: ['linyue', 'NoBody'], response_code, button: { replace_name: '已采用' } }
    expect(await update(request)).toEqual({ errcode: 0, errmsg: 'ok', invaliduser: ['nobody'] })
    expect(wecom.bubbles('LinYue')).toMatchObject([
      { replaced: '已采用', updates: 1 },
      { kind: 'text', updates: 0 },
    ])
    expect(wecom.bubbles('ChenGang')[0]).not.toHaveProperty('replaced')
    expect((await update(request))['errcode']).not.toBe(0)
  })

  test('puts another card in its place for everyone', async () => {
    const { response_code } = await send({ ...both, ...cardOf(buttons('t1')) })
    const template_card = { ...buttons('t1'), main_title: { title: '已记录' }, replace_text: '已提交' }
    expect(await update({ atall: 1, response_code, template_card })).toMatchObject({ errcode: 0 })
    for (const userid of ['LinYue', 'ChenGang'])
      expect(wecom.bubbles(userid)).toMatchObject([{ card: { main_title: { title: '已记录' } }, replaced: '已提交' }])
  })

  test('holds for 72 hours', async () => {
    const { response_code } = await send(cardOf(buttons('t1')))
    clock += 72 * hour
    const request = { userids: ['LinYue'], response_code, button: { replace_name: '晚了' } }
    expect((await update(request))['errcode']).not.toBe(0)
  })

  test('by department', async () => {
    const { response_code } = await send({ ...both, ...cardOf(buttons('t1')) })
    await update({ partyids: [3], response_code, button: { replace_name: '已采用' } })
    expect(wecom.bubbles('LinYue')[0]?.replaced).toBe('已采用')
    expect(wecom.bubbles('ChenGang')[0]?.replaced).toBeUndefined()
  })

  test.each<[string, number, Record<string, unknown>]>([
    ['nobody named', 82101, { userids: [] }],
    ['only people who never got it', 82102, { userids: ['ChenGang'] }],
    ['nothing to change', 40058, { button: undefined }],
    ['a card against the rules', 42033, { template_card: { ...buttons('t1'), main_title: {} } }],
    ['a made-up code', 60140, { response_code: 'made-up' }],
    ['another agentid', 40056, { agentid: 1 }],
  ])('is refused with %s, and the code is still good', async (_, errcode, change) => {
    const { response_code } = await send(cardOf(buttons('t1')))
    const request = { userids: ['LinYue'], response_code, button: { replace_name: '好' } }
    expect(await update({ ...request, ...change })).toMatchObject({ errcode })
    expect(await update(request)).toMatchObject({ errcode: 0 })
  })
})

describe('recalling', () => {
  test('takes the bubble from every screen', async () => {
    const { msgid } = await send({ touser: 'LinYue|ChenGang', ...text('发错了') })
    expect(await post('message/recall', { msgid })).toEqual({ errcode: 0, errmsg: 'ok' })
    expect([...wecom.bubbles('LinYue'), ...wecom.bubbles('ChenGang')]).toEqual([])
    expect((await post('message/recall', { msgid }))['errcode']).not.toBe(0)
  })

  test('is too late after 24 hours', async () => {
    const { msgid } = await send(text('昨天的'))
    clock += 24 * hour + 1
    expect(await post('message/recall', { msgid })).toMatchObject({ errcode: 42052 })
    expect(wecom.bubbles('LinYue')).toHaveLength(1)
  })
})

describe('people and departments', () => {
  test('a member, whatever the case of the userid, without private fields', async () => {
    expect(await getAs('user/get', { userid: 'LINYUE' })).toEqual({
      errcode: 0,
      errmsg: 'ok',
      userid: 'LinYue',
      name: '林越',
      department: [3],
      order: [0],
      position: '客户经理',
      is_leader_in_dept: [0],
      direct_leader: ['ChenGang'],
      main_department: 3,
      status: 1,
    })
  })

  test('a stranger is 60111, someone out of scope 60011', async () => {
    expect(await getAs('user/get', { userid: 'NoBody' })).toMatchObject({ errcode: 60111 })
    expect(await getAs('user/get', { userid: 'Outside' })).toMatchObject({ errcode: 60011 })
    expect(await getAs('user/get', {})).toMatchObject({ errcode: 41009 })
  })

  test('departments, whole or from one down', async () => {
    const east = { id: 2, parentid: 1, order: 20 }
    const shanghai = { id: 3, parentid: 2, order: 10 }
    expect(await getAs('department/simplelist', {})).toMatchObject({
      department_id: [{ id: 1, parentid: 0, order: 0 }, east, shanghai],
    })
    expect(await getAs('department/simplelist', { id: '2' })).toMatchObject({ department_id: [east, shanghai] })
    expect(await getAs('department/simplelist', { id: '9' })).toMatchObject({ errcode: 60003 })
    expect(await getAs('department/get', { id: '2' })).toMatchObject({
      department: { id: 2, name: '华东销售部', department_leader: ['ChenGang'], parentid: 1, order: 20 },
    })
  })
})

describe('signing in', () => {
  test('a code names its member once', async () => {
    const code = wecom.oauthCode('LinYue')
    expect(await getAs('auth/getuserinfo', { code })).toEqual({ errcode: 0, errmsg: 'ok', userid: 'LinYue' })
    expect(await getAs('auth/getuserinfo', { code })).toMatchObject({ errcode: 40029 })
  })

  test('a code dies after five minutes', async () => {
    const code = wecom.oauthCode('LinYue')
    clock += 300 * second
    expect(await getAs('auth/getuserinfo', { code })).toMatchObject({ errcode: 40029 })
  })

  test('a member out of scope is named all the same; who is no member gets an openid', async () => {
    expect(await getAs('auth/getuserinfo', { code: wecom.oauthCode('Outside') })).toMatchObject({ userid: 'Outside' })
    const stranger = await getAs('auth/getuserinfo', { code: wecom.oauthCode('customer') })
    expect(stranger).toHaveProperty('openid')
    expect(stranger).not.toHaveProperty('userid')
  })
})

describe('tickets', () => {
  test('of the company and of the app are two, each the same for two hours', async () => {
    const corp = await getAs('get_jsapi_ticket', {})
    const app = await getAs('ticket/get', { type: 'agent_config' })
    expect(corp).toMatchObject({ errcode: 0, expires_in: 7200, ticket: expect.any(String) })
    expect(app['ticket']).not.toBe(corp['ticket'])
    expect(await getAs('get_jsapi_ticket', {})).toEqual(corp)
    expect(await getAs('ticket/get', { type: 'other' })).toMatchObject({ errcode: 91040 })
  })
})

describe('chats that the app makes', () => {
  const userlist = ['LinYue', 'ChenGang']
  const chatid = 'a'.repeat(32)

  test('are said into by the app, words alone, and no second one is made under an id', async () => {
    expect(await post('appchat/create', { name: '群', userlist, chatid })).toMatchObject({ errcode: 0, chatid })
    expect(await post('appchat/create', { name: '群', userlist, chatid })).toMatchObject({ errcode: 86215 })
    expect(await getAs('appchat/get', { chatid })).toMatchObject({ chat_info: { chatid, owner: 'LinYue' } })
    expect(await post('appchat/send', { chatid, ...text('大家好') })).toMatchObject({ errcode: 0 })
    expect(await post('appchat/send', { chatid, ...cardOf(buttons('t')) })).toMatchObject({ errcode: 40008 })
    expect(wecom.chats.chat(chatid)?.said).toMatchObject([{ content: '大家好', to: userlist }])
  })

  test.each<[string, Fields, number]>([
    ['one member', { userlist: ['LinYue'] }, 86006],
    ['more than two thousand', { userlist: Array.from({ length: 2001 }, (_, at) => `u${at}`) }, 86006],
    ['somebody who is none of the company', { userlist: ['LinYue', 'Stranger'] }, 40031],
    ['an id with a dash', { userlist, chatid: 'a-b' }, 86001],
    ['an id of 33 characters', { userlist, chatid: 'a'.repeat(33) }, 86001],
  ])('are refused with %s', async (_, chat, errcode) => {
    expect(await post('appchat/create', chat)).toMatchObject({ errcode })
  })

  test('take members in and let others go, and their owner when another follows', async () => {
    await wecom.close()
    await open({ members: [...exampleCompany.members, { userid: 'WangFang', name: '王芳', department: [3] }] })
    await post('appchat/create', { userlist, chatid })
    const change = (fields: Fields) => post('appchat/update', { chatid, ...fields })
    expect(await change({ del_user_list: ['ChenGang'] })).toMatchObject({ errcode: 86006 })
    expect(await change({ add_user_list: ['Stranger'] })).toMatchObject({ errcode: 40031 })
    const handed = { add_user_list: ['WangFang'], del_user_list: ['linyue', 'nobody'] }
    expect(await change(handed)).toMatchObject({ errcode: 86207 })
    expect(await change({ ...handed, owner: 'LinYue' })).toMatchObject({ errcode: 86207 })
    expect(await change({ ...handed, owner: 'WangFang' })).toMatchObject({ errcode: 0 })
    const { chat_info } = await getAs('appchat/get', { chatid })
    expect(chat_info).toMatchObject({ owner: 'WangFang', userlist: ['ChenGang', 'WangFang'] })
    expect(await post('appchat/update', { chatid: 'none' })).toMatchObject({ errcode: 86001 })
  })

  test('are changed a thousand times an hour at most', async () => {
    await post('appchat/create', { userlist, chatid })
    const change = () => post('appchat/update', { chatid, name: '新名字' })
    for (let at = 0; at < 1000; at++) await change()
    expect(await change()).toMatchObject({ errcode: 45009 })
  })

  test('are for apps of the whole company alone', async () => {
    await wecom.close()
    await open({ withheld: ['company'] })
    expect(await post('appchat/create', { userlist })).toMatchObject({ errcode: 60011 })
    expect(await post('appchat/update', { chatid })).toMatchObject({ errcode: 60011 })
  })

  test('drop what is over two hundred a minute for a member', async () => {
    await post('appchat/create', { userlist, chatid })
    for (let at = 0; at < 201; at++) await post('appchat/send', { chatid, ...text(`第${at}句`) })
    expect(wecom.dropped).toHaveLength(2)
  })

  test('that nobody made are no chats', async () => {
    expect(await post('appchat/send', { chatid: 'none', ...text('在吗') })).toMatchObject({ errcode: 86001 })
  })
})

describe('uploading', () => {
  const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(20)])

  test('returns a media_id and the time as text', async () => {
    expect(await upload('image', png)).toMatchObject({
      errcode: 0,
      type: 'image',
      media_id: expect.any(String),
      created_at: String(clock / 1000),
    })
  })

  test.each([
    ['five bytes', 'file', Buffer.alloc(5), 40006],
    ['a GIF', 'image', Buffer.from('GIF89a____'), 40123],
    ['an MP3 as voice', 'voice', Buffer.from('ID3_______'), 301017],
    ['too much voice', 'voice', Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(2 * 1024 * 1024)]), 301016],
    ['too large an image', 'image', Buffer.concat([png, Buffer.alloc(10 * 1024 * 1024)]), 40009],
    ['a type that is none', 'poem', png, 40005],
  ])('refuses %s', async (_, type, bytes, errcode) => {
    expect(await upload(type, bytes)).toMatchObject({ errcode })
  })

  test('refuses a field of another name', async () => {
    expect(await upload('image', png, 'file')).toMatchObject({ errcode: 44001 })
  })

  test.each(['message/send', 'appchat/send'])(
    'is what images and files of %s are said by, for three days',
    async (to) => {
      await post('appchat/create', { userlist: ['LinYue', 'ChenGang'], chatid: 'c' })
      const at = { touser: 'LinYue', agentid: exampleCompany.agentId, chatid: 'c' }
      const { media_id } = await upload('image', png)
      expect(await post(to, { ...at, msgtype: 'image', image: { media_id } })).toMatchObject({ errcode: 0 })
      expect(await post(to, { ...at, msgtype: 'file', file: { media_id } })).toMatchObject({ errcode: 40004 })
      expect(await post(to, { ...at, msgtype: 'image', image: {} })).toMatchObject({ errcode: 41006 })
      expect(await post(to, { ...at, msgtype: 'image', image: { media_id: 'made up' } })).toMatchObject({
        errcode: 40007,
      })
      clock += 3 * 24 * 3600_000 + 1000
      expect(await post(to, { ...at, msgtype: 'image', image: { media_id } })).toMatchObject({ errcode: 40007 })
      expect([...wecom.bubbles('LinYue'), ...(wecom.chats.chat('c')?.said ?? [])]).toMatchObject([
        { kind: 'image', enclosed: { bytes: png } },
      ])
    },
  )
})

describe('faults', () => {
  test('come in the order arranged, and then no more', async () => {
    wecom.fail('message/send', 'errcode:45009', 2)
    wecom.fail('message/send', 'errcode:-1')
    const answers = [await send(text('1')), await send(text('2')), await send(text('3')), await send(text('4'))]
    expect(answers.map((answer) => answer['errcode'])).toEqual([45009, 45009, -1, 0])
    expect(wecom.bubbles('LinYue')).toHaveLength(1)
    expect(wecom.callsOf('message/send').map((call) => call.fault)).toEqual([
      'errcode:45009',
      'errcode:45009',
      'errcode:-1',
      undefined,
    ])
  })

  test('a 500, a page of a proxy, a reset and silence show nothing', async () => {
    for (const fault of ['http500', 'html', 'reset', 'stall'] as const) wecom.fail('message/send', fault)
    expect((await sendRaw(text('1'))).status).toBe(500)
    expect(await (await sendRaw(text('2'))).text()).toContain('<html>')
    await expect(sendRaw(text('3'))).rejects.toThrow('fetch failed')
    await expect(sendRaw(text('4'), 50)).rejects.toThrow('timeout')
    expect(wecom.bubbles('LinYue')).toEqual([])
    expect(wecom.callsOf('message/send')).toHaveLength(4)
  })

  test('half an answer, none, and a reset after the deed leave the bubble there', async () => {
    for (const fault of ['truncatedJson', 'executeThenTimeout', 'executeThenReset'] as const)
      wecom.fail('message/send', fault)
    await expect(sendRaw(text('1')).then((response) => response.json())).rejects.toThrow(SyntaxError)
    await expect(sendRaw(text('2'), 300)).rejects.toThrow('timeout')
    await expect(sendRaw(text('3'))).rejects.toThrow('fetch failed')
    expect(wecom.bubbles('LinYue').map((bubble) => bubble.content)).toEqual(['1', '2', '3'])
  })

  test('a held answer waits for its release, the message does not', async () => {
    const release = wecom.hold('message/send')
    let answered = false
    const answer = send(text('已送达')).then((fields) => {
      answered = true
      return fields
    })
    await wecom.waitForBubble('LinYue', (bubble) => bubble.content === '已送达')
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(answered).toBe(false)
    release()
    expect(await answer).toMatchObject({ errcode: 0 })
    expect(await send(text('以后照常'))).toMatchObject({ errcode: 0 })
  })

  test('every call is logged with what was sent and answered', async () => {
    const answer = await send(text('记录'))
    expect(wecom.calls.map((call) => call.endpoint)).toEqual(['gettoken', 'message/send'])
    expect(wecom.calls[1]).toMatchObject({ body: { text: { content: '记录' } }, answer, at: clock })
  })

  test('what is not of the API is 404', async () => {
    expect((await fetch(`${wecom.url}/cgi-bin/message/sned`)).status).toBe(404)
    expect((await fetch(wecom.url)).status).toBe(404)
  })
})

test('waiting for a bubble that never comes says what there is', async () => {
  await send(text('另一条'))
  await expect(wecom.waitForBubble('LinYue', (bubble) => bubble.content === '没有', 20)).rejects.toThrow('另一条')
})

async function open(change: Partial<WecomEmulatorOptions> = {}): Promise<void> {
  await wecom?.close()
  clock = Date.UTC(2026, 10, 21, 1)
  wecom = await openWecomEmulator({ ...exampleCompany, now: () => clock, ...change })
}

type Fields = Record<string, unknown>

function text(content: string): Fields {
  return { msgtype: 'text', text: { content } }
}

function cardOf(template_card: Fields): Fields {
  return { msgtype: 'template_card', template_card }
}

function buttons(task_id: string): Fields {
  const button_list = [{ text: '用①', style: 1, key: 'take:1' }]
  return { card_type: 'button_interaction', main_title: { title: '赢单概率 38%' }, task_id, button_list }
}

function send(fields: Fields): Promise<Fields> {
  return post('message/send', { touser: 'LinYue', agentid: exampleCompany.agentId, ...fields })
}

function update(fields: Fields): Promise<Fields> {
  return post('message/update_template_card', { agentid: exampleCompany.agentId, ...fields })
}

async function sendRaw(fields: Fields, ms = 5000): Promise<Response> {
  const body = JSON.stringify({ touser: 'LinYue', agentid: exampleCompany.agentId, ...fields })
  return fetch(await addressOf('message/send'), { method: 'POST', body, signal: AbortSignal.timeout(ms) })
}

async function upload(type: string, bytes: Buffer, field = 'media'): Promise<Fields> {
  const body = new FormData()
  body.append(field, new Blob([new Uint8Array(bytes)]), 'file.bin')
  const response = await fetch(`${await addressOf('media/upload')}&type=${type}`, { method: 'POST', body })
  return (await response.json()) as Fields
}

async function post(endpoint: string, body: Fields | string): Promise<Fields> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const response = await fetch(await addressOf(endpoint), { method: 'POST', body: text })
  return (await response.json()) as Fields
}

async function addressOf(endpoint: string): Promise<string> {
  return `${wecom.url}/cgi-bin/${endpoint}?access_token=${(await getToken())['access_token']}`
}

async function getAs(endpoint: string, query: Record<string, string>): Promise<Fields> {
  return get(endpoint, { access_token: String((await getToken())['access_token']), ...query })
}

function getToken(): Promise<Fields> {
  return get('gettoken', { corpid: exampleCompany.corpId, corpsecret: exampleCompany.secret })
}

async function get(endpoint: string, query: Record<string, string>): Promise<Fields> {
  const response = await fetch(`${wecom.url}/cgi-bin/${endpoint}?${new URLSearchParams(query)}`)
  return (await response.json()) as Fields
}
