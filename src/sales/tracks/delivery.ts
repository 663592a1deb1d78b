import type { Track } from './track.ts'

/** DELIVERY 交期太长: find the day that cannot move, open the schedule to scrutiny, or deliver what is urgent first. */
export const deliveryTracks: Track[] = [
  {
    id: 'delivery-clarify',
    objection: 'DELIVERY',
    strategy: 'clarify',
    name: '问出动不了的那一天',
    opening: '交期我先不解释，想请{称呼}帮我分清一点：卡住您的是到货那天，还是正式用起来那天？',
    handling:
      '这两个日子中间隔着安装、培训和验收，哪个动不了，排法完全不同。投用那天动不了，我们就从那天往回推，看哪几件事能提前做、并着做。到货那天动不了，难处在备货，我得回去找生产和仓库的人谈。',
    nextStep: '请您明天下班前把那一天和定它的原因回我一句话，后天我带倒排计划来跟您对。',
    avoid: '别当场报一个更短的交期：没和生产核过就说出口，将来延误时这句话就是违约的依据。',
    evidence: ['空白的倒排计划表，当面填日期', '本单配置的备货、安装、培训步骤清单'],
    listeners: ['UB', 'TB', 'EB', 'OTHER', 'COACH'],
  },
  {
    id: 'delivery-evidence',
    objection: 'DELIVERY',
    strategy: 'evidence',
    name: '把工期拆开逐段核',
    opening: '总工期听着是长，我把它拆成一段一段带来了，哪段有水分，请{称呼}对着表挑。',
    handling:
      '每段都标了谁在做、要等谁，旁边附着同类项目签过字的进度记录，计划和实际差多少都看得见。您圈出来的地方，我回去逐条找人核。像检测、试运行这种省不掉的，我也讲明白省了会出什么事。',
    nextStep: '请您本周内留一个小时，叫上现场负责人一起过表，要压缩的几段我当场记下带走。',
    avoid: '别用“同行都这么久”搪塞，也别挑一个特别快的项目当常例，客户一打听就对不上。',
    evidence: ['标明责任人和前置条件的分段工期表', '同类项目签字的进度或验收记录，延误过的也带上'],
    listeners: ['TB', 'UB', 'EB'],
  },
  {
    id: 'delivery-advance',
    objection: 'DELIVERY',
    strategy: 'advance',
    name: '先交急用的那部分',
    opening: '全套一起到如果赶不上，咱们换个交法：等着用的先上，其余的按节点跟上，{称呼}看行不行？',
    handling:
      '好处是现场可以先转起来。代价我也说在前头：要进场两回，验收得分开做，付款节点也要跟着拆。这几样您能接受，我再去找交付排分批；接受不了，咱们就老老实实谈整批。',
    nextStep: '请您两天内圈一份必须先到的清单，周五我回来答复，能分批的和分不了的各写一栏。',
    avoid: '别为了签单先应下分批、回头再想办法；二次进场的费用也别瞒着，事后补收要伤感情。',
    evidence: ['可拆分的设备或模块清单', '分批验收、分批付款的条款草稿'],
    listeners: ['UB', 'EB', 'OTHER', 'COACH'],
  },
  {
    id: 'delivery-clarify-expansion',
    objection: 'DELIVERY',
    strategy: 'clarify',
    name: '对齐厂房和爬坡节点',
    opening: '扩产计划常常一月一变，我想先跟{称呼}核一下：眼下这版里，厂房移交、动力到位、设备进场各在哪天？',
    handling:
      '设备早到而厂房没交，只能在库里放着；晚到了，爬坡和客户审厂都往后拖。所以我想弄清进场窗口有多宽、哪条线先起。照着一张旧计划使劲，两头都白忙。',
    nextStep: '请项目经理这周给一版带版本号的进场计划，下周一我们按它重排一次发您。',
    avoid: '别拿“随时能发”来抢单：扩产缓建是常事，货压在库里，仓储谁付、质保从哪天起算都要扯皮。',
    evidence: ['设备对厂房、动力、洁净条件的要求清单', '列有进场、调试、爬坡三段的排期底稿'],
    listeners: ['UB', 'TB', 'EB', 'OTHER', 'COACH'],
    industries: ['新能源', '半导体'],
  },
  {
    id: 'delivery-advance-expansion',
    objection: 'DELIVERY',
    strategy: 'advance',
    name: '首线定实，后线按触发',
    opening: '几条线的节奏谁也没法一次说死，不如请{称呼}把首线定实，后面的写清触发条件。',
    handling:
      '首线照确认的进场日排产，跑到约定的验收指标，由贵方书面通知再启动下一条。您不用为没批的产能先压资金，我们也知道哪些长周期物料该早备。触发之后多久能交，供应链核完我写进附件，今天不口头报。',
    nextStep: '请您三天内敲定首线是哪条、触发通知归谁签，我下周带附件初稿过来。',
    avoid: '别把后几条线当成已签的量去压内部产能：扩产一缓，客户嫌逼单，公司压货。',
    evidence: ['框架订单加触发条款的附件模板', '标明备货周期的长周期物料清单'],
    listeners: ['EB', 'UB', 'TB', 'COACH', 'OTHER'],
    industries: ['新能源', '半导体'],
  },
  {
    id: 'delivery-advance-contract',
    objection: 'DELIVERY',
    strategy: 'advance',
    name: '交期写成双方两列',
    opening: '交货的日子要守得住，光我们使劲不够，{称呼}这边图纸确认、场地移交的日子也得落到纸上。',
    handling:
      '我草拟了一张两列的表，左边是我们的事，右边是贵方的事，每项一个日期、一个名字。哪边晚了，后续日期照表顺延，省得到时争。我们这列晚了担什么责任，请法务照写，我不回避。',
    nextStep: '请项目和法务周三前看一遍右边那列，要改的标红，周四开个短会定下来。',
    avoid: '别只写我方交期、不写对方条件，这种日期签了也守不住；违约金比例由法务出，销售不口头许。',
    evidence: ['双方前置事项对照表', '法务审过的延期与顺延条款'],
    listeners: ['TB', 'EB', 'UB', 'OTHER', 'COACH'],
    stages: ['negotiation', 'contract'],
  },
]
