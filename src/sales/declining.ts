/** What a customer's side may ask for that nobody can give, and how to say no aloud without breaking with them. */
interface Declining {
  /** Any of these in what the rep tells. */
  asked: RegExp
  /** What to say to the person, in one breath. */
  words: string
  /** What to do besides, for the rep's own protection. */
  afterwards: string
}

/**
 * Words to say no with to what is asked for in a telling; `undefined` where it tells of nothing of the kind. The first that fits:
 * money for oneself comes before the tender it is asked in.
 */
export function declining(text: string): Pick<Declining, 'words' | 'afterwards'> | undefined {
  return kinds.find(({ asked }) => asked.test(text))
}

const kinds: readonly Declining[] = [
  {
    asked:
      /回扣|好处费|辛苦费|茶水费|返点|红包|懂点事|懂事|表示(?:一下|表示|点|[一二两三五八十\d])|意思意思|打点|(?:返|给|塞)(?:他|她|我|您|个人)|购物卡|私下给|个人(?:账户|卡)/,
    words:
      '“这个我真做不了，公司的账一笔一笔都要审，做了对您也不安全。能写进合同的我去争取：折扣、账期、培训、延保，您挑一样，我明天给您准话。”',
    afterwards: '别当场翻脸，也别接“再说吧”；回来把时间、原话和在场的人告诉主管或合规，对你是保护。',
  },
  {
    asked: /评委|评标专家|标底|陪标|围标|串标|控标|内定|三家|拆(?:成|单)|绕[开过]/,
    words:
      '“标怎么评，我不打听也不敢碰，出了事第一个说不清的是您。我能做的是把技术方案和响应做实，有不明白的我走书面答疑，大家都看得见。”',
    afterwards: '只走公告、答疑、现场踏勘这几道门；谁私下提了什么，告诉主管或合规。',
  },
  {
    asked:
      /(?:凑|编|造|借|挂).{0,6}(?:业绩|案例|资质|合同|材料)|(?:业绩|案例|资质|合同|材料).{0,8}(?:凑|编|造假|借)|造假|假(?:章|合同|业绩)|挂靠|倒签/,
    words:
      '“没做过的我不敢写进标书，查出来废标是小事，您那边也要跟着解释。我把最接近的两个项目原样摆出来，差在哪儿、拿什么补，写清楚给您看。”',
    afterwards:
      '可以走的路：在答疑期书面问业绩要求能不能放宽或用同类业绩替代，或者和有业绩的单位组联合体，都留得下字据。',
  },
]
