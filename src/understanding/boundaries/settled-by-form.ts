import type { Message } from '../message.ts'
import type { Intent } from '../understood.ts'
import { isTrip } from './trips.ts'

/** Where the form of a message alone says what it is, whatever its words might suggest: a picture, a mere yes, no word at all. */
export function settledByForm(message: Message): Intent | undefined {
  const { text, pending } = message
  if (media.test(text) || handsOver(message)) return 'help'
  if (!/[\p{L}\p{N}]/u.test(text)) return 'smalltalk'
  // 把和王总的会取消, right after it was kept: that entry is not to be.
  if (pending[0] === 'saved' && pending[1] === 'calendar.create' && calledOff.test(text)) return 'undo.last'
  if (pending[0] === 'ask' && puttingOff.test(text)) return 'smalltalk'
  if (pending[0] === '' && tellsWhatWeGave(message)) return 'deal.update'
  if (tellsWhoLeaves(message) || tellsWhoServes(message)) return 'chain.update'
  if (pending[0] !== 'ask' && isTrip(message)) return 'calendar.create'
  if (pending[0] !== 'ask' && putsTimeRight(message)) return 'correct.last'
  if (pending[0] !== 'ask' && newDeal.test(text)) return 'deal.create'
  // Boundary 3: typed, it never confirms a card.
  return (pending[0] === '' || pending[0] === 'card') && yes.test(text) ? 'smalltalk' : undefined
}

/** 把宏达转给老王: a customer that a colleague shall have is sent to nobody. */
function handsOver({ text, names }: Message): boolean {
  const [customer, somebody, ...more] = names
  return (
    customer?.kind === 'customer' &&
    (somebody?.kind === 'person' || somebody?.kind === 'colleague') &&
    more.length === 0 &&
    /^(?:帮我|请|麻烦|你|直接|那)*(?:把|将)$/.test(text.slice(0, customer.start)) &&
    /^(?:的?(?:客户|单子?|商机|项目)|[这那](?:家|单|个)?(?:单子)?)?(?:先|都|全|以后)*(?:转|移交|交接|划|分|交)给(?:同事)?$/.test(
      text.slice(customer.end, somebody.start),
    ) &&
    /^[吧了来跟，。,!！\s]*$/.test(text.slice(somebody.end))
  )
}

/** 宏达的刘工要走了，听说跳槽去了比亚迪: that somebody there leaves, and nothing else. */
function tellsWhoLeaves({ text, people }: Message): boolean {
  const [somebody, ...others] = people
  return (
    somebody !== undefined &&
    others.length === 0 &&
    /^(?:听说|据说|好像)?[^，。,!！?？\s]{0,12}$/.test(text.slice(0, somebody.start)) &&
    leaves.test(text.slice(somebody.end))
  )
}

const leaves =
  /^(?:好像|听说|据说|可能|估计|已经|[这下]个?月底?|年底|年后|马上|快|刚)*(?:要|想|准备|打算)?(?:走人?了|离职|辞职|退休|内退|跳槽|调走|[调跳](?=[去到])|不干了)了?(?:[，,\s]*(?:听说|据说|好像|说是)*(?:要|是|跳槽|跳|调)*(?:去|到)了?[^，。,怎谁吗?？\s]{2,8})?[了吧啊呢。!！]*$/

/** 设备科老吴对接, 跟我们对接的是信息中心老严: who is there for us, and nothing else. */
function tellsWhoServes({ text, people }: Message): boolean {
  const [somebody, ...others] = people
  if (somebody === undefined || others.length > 0 || somebody.name === null) return false
  const [before, after] = [text.slice(0, somebody.start), text.slice(somebody.end)]
  return (
    (/^(?:以后|现在|目前|后面|今后|是|由)*[^，。,!！?？\s]{0,10}$/.test(before) &&
      /^(?:来|负责|专门)*(?:[跟和与给](?:我们?|咱们?))?对接的?[了吧啊。!！]*$/.test(after)) ||
    (/^(?:以后|现在|目前)*(?:[跟和与](?:我们?|咱们?))?对接(?:的人?|人)(?:以后|现在)?(?:是|换成了?|变成了?)[^，。,!！?？\s]{0,8}$/.test(
      before,
    ) &&
      /^[了吧啊。!！]*$/.test(after))
  )
}

/** 给宏达便宜了10万, 给恒昌又让了五个点: done, and nothing to be asked. */
function tellsWhatWeGave({ text, names }: Message): boolean {
  const [customer, ...others] = names
  return (
    customer?.kind === 'customer' &&
    others.length === 0 &&
    /^(?:我们?|咱们?|已经|刚|又|今天|昨天)*给$/.test(text.slice(0, customer.start)) &&
    /^(?:那边|他们|又|再|多|已经)*(?:便宜|让|降|优惠|打|抹)[了掉到][^，。,!！?？\s怎吗不呢]{2,10}$/.test(
      text.slice(customer.end),
    )
  )
}

/** 不对 周三, 说错了，是下周四: another time instead of the one said before. */
function putsTimeRight({ text, ahead }: Message): boolean {
  const [moment, ...others] = ahead
  return (
    moment !== undefined &&
    others.length === 0 &&
    /^(?:哦|啊|诶|哎|呃|[，,\s])*(?:不对|[说搞记打弄]?错了?)[，,。\s]*(?:应该)?是?$/.test(
      text.slice(0, moment.start),
    ) &&
    /^[吧啊呢。!！]*$/.test(text.slice(moment.end))
  )
}

/** 建商机: the whole order. */
const newDeal =
  /^(?:帮我|给我|我要|我想|来|请)*(?:新建|建|录|开|立|创建|登记|新增|添加)(?:一?[个条]|一?下)?新?(?:商机|单子|单|机会)[吧呗啊]?$/

/** 还没问呢, 回头再说: it answers nothing that was asked. */
const puttingOff =
  /^(?:嗯|哦|额|这个|那个|我|客户|他们|对方|人家|还|先|再|得|也|都|[,，\s])*(?:真?不(?:知道|清楚|晓得|认识|记得|确定|好说|太清楚)|说不[好准]|记不[清得]|没(?:问|想好|打听|摸清|弄清|确认|定|说|提|松口|[谈聊]到?[^，。,\s]{0,2})|你猜|猜|问这个|忘了|想想|看看再说|看情况|可能吧?|也许|大概吧|回头|改[天日]|等会|等下|等一下|一会|待会|晚点|稍后|以后|下次|忙着|在忙|忙|空着|跳过|不填|不急|算了)(?:再?[说讲看填补问]|补上?|儿|[呢啊呀吧了哈哦嘛]|告诉你|给你|干嘛|干啥|[,，。.!！?？\s]|等会|忙着?|等他们[^，。,]{0,6}|多少)*$/

const calledOff =
  /(?:会|拜访|约|演示|饭局|见面|日程)[^，。,]{0,3}取消[了掉吧]?$|^取消[^，。,]{0,10}(?:会|拜访|约|演示|饭局|见面|日程)$/

const media =
  /^\[(?:图片|语音|视频|文件|位置|链接|名片|小程序|合并转发|聊天记录|音频|卡片|红包|image|file|voice|video)/i

const yes =
  /^(?:嗯|好|行|中|可以|没问题|收到|是的|对的?|明白|知道了|了解|确认|ok|okay|yes|[👌👍]|[的滴吧啊呀哦啦哈嘞噢]|[\s,，。!！~])+$/iu
