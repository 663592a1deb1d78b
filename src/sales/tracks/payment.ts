import type { Track } from './track.ts'

/** PAYMENT 账期付款: rule or cash shortage, what each way of paying costs, or one milestone traded for another. */
export const paymentTracks: Track[] = [
  {
    id: 'payment-clarify',
    objection: 'PAYMENT',
    strategy: 'clarify',
    name: '问清是制度还是手头紧',
    opening: '付款怎么排，我想先请教{称呼}：现在提的这个账期，是财务制度定死的，还是这阵子资金排得紧？',
    handling:
      '要是制度，我就看制度里有几种走法，验收付、分期付还是走票据，照能走的来做方案。要是资金紧，就看付款怎么跟您那头进账的日子对上。原因不同，我回公司申请的理由也不同，光报一句客户要账期，说不清楚。',
    nextStep: '请您明天问一句财务，现行制度允许哪几个付款节点，后天我带对应的方案来。',
    avoid: '别没问缘由就松口报天数，报出去就成了起点，越谈越长。',
    evidence: ['我方合同里现行的付款节点样式', '信用申请要填的客户资料清单'],
    listeners: ['TB', 'OTHER', 'EB', 'UB', 'COACH'],
  },
  {
    id: 'payment-evidence',
    objection: 'PAYMENT',
    strategy: 'evidence',
    name: '几种付法摆一张表算',
    opening: '付款不能单看哪天掏钱，我把几种付法对应的总价、票据和资金占用排成了一张表，请{称呼}过过数。',
    handling:
      '钱晚付一段，占用的成本总归要有人担，落在价格里还是别的条款里，我摆在明处。每种付法配什么交付节点、开什么票，财务可以直接复算。您按自家的资金成本一代，结论跟我不一样，咱们一起找差在哪格。',
    nextStep: '请财务这周用贵司自己的利率代一遍，下周一我来对结果。',
    avoid: '别诉苦说利润薄、垫不起，没人替你心疼；公司内部能让到哪儿更不能出现在表里。',
    evidence: ['公司批准可对外的付款方案对照表', '留好利率空格的测算表'],
    listeners: ['EB', 'TB'],
  },
  {
    id: 'payment-advance',
    objection: 'PAYMENT',
    strategy: 'advance',
    name: '拿一个节点换另一个',
    opening: '付款要往后挪一段，公司总得看到另一段有准数，所以我想跟{称呼}做个交换。',
    handling:
      '比方说货款后移，就请把验收标准和期限写明，到期没提异议视为通过；或者把首批的量定下来。换哪样您挑，两边都落到合同里，我才有理由去报。批得下批不下，我照实回您。',
    nextStep: '请您这两天选一样能给的，我当天报上去，周四给您回话。',
    avoid: '别白白让出账期：什么都没换回来，下回续单就从这里接着往后谈。',
    evidence: ['可交换条件清单，公司先认过的', '验收标准与视为通过条款的草稿'],
    listeners: ['EB', 'OTHER', 'TB', 'UB', 'COACH'],
  },
  {
    id: 'payment-clarify-draft',
    objection: 'PAYMENT',
    strategy: 'clarify',
    name: '把承兑和账期拆开问',
    opening: '这一行结算有自己的习惯，请{称呼}帮我理一下：账期从开票、入库还是上线那天起算，到期给现汇还是承兑？',
    handling:
      '起算点挪一步，到账能差出好大一截。给承兑的话，还得看是银承还是商承、票期多长、能不能拆开背书。两边嘴上说的是同一个账期，心里算的可能是两笔账，弄清了我才知道该报批什么。',
    nextStep: '请采购或财务这两天给一份供应商结算说明，周五前我把要商量的几处标好发您。',
    avoid: '别一听承兑就抱怨拿不到现钱，行里历来如此；也别没问票据种类就点头，商票兑不了没人兜。',
    evidence: ['列有起算点、票据种类、票期的结算问询表', '公司财务对各类票据的收取规定'],
    listeners: ['TB', 'OTHER', 'EB', 'UB', 'COACH'],
    industries: ['机械', '汽车'],
  },
  {
    id: 'payment-advance-first-batch',
    objection: 'PAYMENT',
    strategy: 'advance',
    name: '首批和放量分开定',
    opening: '首批要是也照{称呼}这边的长账期走，我们信用审批那关不好过，首批和放量分开定行不行？',
    handling:
      '首批按节点付，顺便把入库、对账、开票整条线走通，双方都有记录。到放量那步，我拿这段回款记录去申请额度，比空口替您争取有底气。两段付法现在一并写明，省得到时再吵。',
    nextStep: '请您一周内给我首批的数量和预计放量的月份，我随信用申请一起交。',
    avoid: '别先点头再指望信审放行，批不下来就卡发货，产线停了，账都算在你头上。',
    evidence: ['首批与放量两段的付款条款草稿', '信用额度申请表和所需财报清单'],
    listeners: ['TB', 'EB', 'OTHER', 'UB', 'COACH'],
    industries: ['机械', '汽车', '新能源'],
  },
  {
    id: 'payment-advance-public-funds',
    objection: 'PAYMENT',
    strategy: 'advance',
    name: '跟着拨款备齐付款资料',
    opening: '贵单位付款跟着拨款和验收走，这我明白，想请{称呼}帮我把要交的资料和资金计划对上。',
    handling:
      '款分几笔到、哪笔要等验收报告、跨年怎么结转，定了之后我们开票、交件都照它来。该提前备的发票、验收单、质保文件列成一张表，免得钱到了资料不齐又退回去。采购文件写好的付款条件，我们不另提要求。',
    nextStep: '请您这周约财务十分钟，把付款所需资料的清单给我，我们提前备好送来。',
    avoid: '别催着单位绕开支付程序早付，也别拿垫资做人情，这是给经办人招审计。',
    evidence: ['采购文件里的付款条款原文', '发票、验收单、质保文件的付款资料核对表'],
    listeners: ['OTHER', 'TB', 'EB', 'UB', 'COACH'],
    industries: ['政府', '教育', '医疗'],
  },
]
