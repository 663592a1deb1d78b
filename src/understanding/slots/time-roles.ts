import type { Message } from '../message.ts'

/** What a date is of, by the words beside it. */
export function roleOf(left: string, right: string): 'close_date' | 'deadline' | 'revisit' | undefined {
  if (
    /(?:投标|开标|截止|招标|交付|交货|上线|到期|发标|截标|定标|挂网|出标|验收|竣工|开工|交标|递交|到货|报名|公示|供货|发货|装船|离港|发运|deadline)[^,，。]{0,6}$/i.test(
      left,
    ) &&
    !/完$|了$/.test(left)
  )
    return 'deadline'
  if (
    /^[^,，。]{0,3}(?:前|之前)?[^,，。]{0,4}(?:投标|开标|截止|招标|交付|交货|上线|到期|发标|截标|定标|挂网|出标|出招标|验收|竣工|交标|递交|到货|报名|供货|发货|装船|离港|发运|装好|用上|报最终价|要出招标)/.test(
      right,
    )
  )
    return 'deadline'
  if (/(?:签约|签单|签|成交|下单|关单|敲定|签合同)[^,，。]{0,5}$/.test(left) && !/签了[^,，。]{0,5}$/.test(left))
    return 'close_date'
  if (
    /^[^,，。]{0,5}(?:能|可以|可|会|要|准备|有戏|应该)?[^,，。]{0,3}(?:签(?!到|了|的)|成交|下单|关单|敲定|拿下|落单|收口)/.test(
      right,
    )
  )
    return 'close_date'
  if (/^[^,，。]{0,3}再(?:看|说|聊|联系|议|考虑|谈|定|启动|招标)/.test(right)) return 'revisit'
  return undefined
}

/** 周四再去, 约在周五: it lies ahead even where a visit is told of. */
export function isPlanned(left: string, right: string): boolean {
  if (/^[^,，。]{0,4}(?:去|见|跑|拜访|聊|谈|到|来)过|^就[^,，。]{1,3}了/.test(right)) return false
  return (
    /^[\s,，]?就?(?:这么|这样)[说讲]?定/.test(right) ||
    /(?:约|再|定|下次|定在|约在|改到|挪到|让我|要求|准备|打算|计划|预计|估计|估摸|等|安排|到|说|那)[^,，。]{0,4}$/.test(
      left,
    ) ||
    /^[^,，。]{0,4}(?:再|要|去(?!了|的|过|[^,，。]{0,8}[了过到]|[^,，。]{2,10}[做开谈聊讲演]的)|回(?:$|[来国京\s])|约|给他|给客户|给(?:信|话|答复|结果|消息|回复|准信)|交|寄|送|发|安排|出结果|回来|开会|开(?=$|[,，\s])|上会|汇报(?!了))/.test(
      right,
    )
  )
}

/** Baselines, habits and histories are no time of this deal: 比上周低, 从去年开始, 上个月投诉过. */
export function isBackground(left: string, right: string): boolean {
  return (
    /(?:比|跟|和|较|相比|不用|不要|不是|(?:给我|你)[写记录标填]成)\s*$/.test(left) ||
    /^(?:倒闭|跑路|别[去来]|在[^，。\s]{1,3}没空|以来|开始就|都?不行|没空|没时间|来不了|去不了|先?不[见来去开谈聊](?!会|行|可)|走不开|不方便|那次|那会|那时|(?:刚|才|还)?没?[忙过做弄]?完(?!成)|的?(?:会|约|拜访|饭局|演示)[^,，。]{0,3}(?:不开|取消了|黄了|没开|没了))/.test(
      right,
    ) ||
    /(?:别|不)[排约定去来见]?$/.test(left) ||
    (/从$/.test(left) && /^(?:开始)?(?:起|算)/.test(right)) ||
    /(?:前[一两二三]天|(?:[聊谈喝陪等忙搞干弄待坐磨耗吵]|开(?!标))[^，。,]{0,4}到)\s*$/.test(left)
  )
}

/** 要60天内到货, 交货要八周以内: how long delivery may take, counted from an order that is not there yet. */
export function isLengthOfDelivery(moment: string, left: string, right: string): boolean {
  return (
    /(?:天|日|周|星期|礼拜|月)[之以]?内$/.test(moment) &&
    (/(?:交期|交货|供货|到货|工期|货期|实施)[^，。]{0,6}$/.test(left) ||
      /^[就要得能必须]{0,2}(?:到货|交货|供货|发货|出货|交付|完工)/.test(right))
  )
}

/** 从周三改到下周三, 原定周四 … 改成: only where it was moved to counts; so does 早上九点半 after its day. */
export function isReplaced({ text, ahead }: Message, index: number): boolean {
  const [moment, next] = [ahead[index], ahead[index + 1]]
  if (moment === undefined || next === undefined) return false
  const before = text.slice(Math.max(0, moment.start - 8), moment.start)
  const between = text.slice(moment.end, next.start)
  if (moment.kind === 'date' && next.kind === 'clock' && next.value.startsWith(moment.value))
    return /^[^。；;]{0,24}$/.test(between)
  if (/^[^。；;]{0,16}(?:不对|哦不|我是说|说错)[^。；;]{0,6}$/.test(between)) return true
  if (/^不行[^。；;]{0,3}$|[，,\s](?:改|换|挪|要不|那就)$/.test(between)) return true
  const moved = /(?:(?:改|挪|延|拖|推|移|换|调|变|提前|延后)[迟后期]?[到成至为](?:了|这个|下个)?|改)$/.test(between)
  return (
    moved &&
    (/(?:从|由|原定于?|原来|本来|之前定的?|原计划)[^,，。]{0,4}$/.test(before) || /^[^。；;]{0,20}$/.test(between))
  )
}
