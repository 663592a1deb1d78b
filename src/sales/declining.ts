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
 * Words to say no with to what is asked for in a telling; `undefined` where it tells of nothing of the kind. The first that fits: in a
 * tender nothing of substance is offered in private.
 */
export function declining(text: string): Pick<Declining, 'words' | 'afterwards'> | undefined {
  return kinds.find(({ asked }) => asked.test(text))
}

const kinds: readonly Declining[] = [
  {
    asked: /评委|评标专家|标底|陪标|围标|串标|控标|内定|凑.{0,2}三家/,
    words:
      '“标怎么评，我不打听；谢不谢谁，更不敢有，出了事第一个说不清的是您。我能做的是把方案和响应做实，有不明白的走书面答疑，大家都看得见。”',
    afterwards: '只走公告、答疑、现场踏勘这几道门；谁私下提了什么，告诉主管或合规。',
  },
  {
    asked: /(?:从|走|过).{0,8}(?:公司|那儿|那家|指定的?).{0,6}过一道|加.{0,3}个点|指定的公司/,
    words:
      '“多过一道手、多加几个点，将来对账，头一个要解释的是您，我不能让您担这个，我们也只跟签约的那家直签。排期该排在哪儿，请您照公开的规矩排，缺什么材料我今天补齐。”',
    afterwards: '别应“回去问问公司”，那等于留了口；原话和时间记下来告诉主管或合规，排期的事走书面问。',
  },
  {
    asked: /拆(?:成|单|开|分)|化整为零|不用招标|绕[开过]/,
    words:
      '“拆开来签、再拉两家陪着，查起来先问经手的人，我不敢替您找人，也不能让您担这个。这个数该走哪种方式，您问一声管采购的，磋商也好、询价也好，走哪样我照公告来，快慢都踏实。”',
    afterwards: '别接“大家都这么干”，也别替他们写采购文件，写了自己就不能投；来龙去脉告诉主管，由公司回话。',
  },
  {
    asked:
      /回扣|好处费|辛苦费|茶水费|返点|红包|懂点事|懂事|懂不懂规矩|表示(?:一下|表示|点|[一二两三五八十\d])|意思意思|打点|(?:返|给|塞)(?:他|她|我|您|个人)|个人返|购物卡|私下给|个人(?:账户|卡)/,
    words:
      '“这个我真做不了，公司的账一笔一笔都要审，做了对您也不安全。摆得上台面、写得进合同的，您提，我去争，争得到争不到都给您准话。”',
    afterwards: '别当场翻脸，也别接“再说吧”；回来把时间、原话和在场的人告诉主管或合规，对你是保护。',
  },
  {
    asked: /改.{0,6}(?:记录|数据|时间|日期|报告|结论)|(?:数据|记录|报告|工程量).{0,8}(?:改|虚报|多报|做高)|倒签|补签/,
    words:
      '“记录和数我不能动，也不能留这样的口子，将来一查，签字的和做的都跑不掉。真有记错的，咱们走更正：原来的留着，写明谁改、为什么改，这样谁来看都站得住。”',
    afterwards: '对方要的多半是过一次检查：问清查什么，按真的补；再提改记录，告诉主管或质量负责人。',
  },
  {
    asked:
      /(?:凑|编|造|借|挂).{0,6}(?:业绩|案例|资质|合同|材料)|(?:业绩|案例|资质|合同|材料).{0,8}(?:凑|编|造假|借)|(?:业绩|案例|资质).{0,40}凑一?凑|造假|假(?:章|合同|业绩)|挂靠/,
    words:
      '“没做过的我不敢写进标书，查出来废标是小事，您那边也要跟着解释。我把最接近的两个项目原样摆出来，差在哪儿、拿什么补，写清楚给您看。”',
    afterwards:
      '可以走的路：在答疑期书面问业绩要求能不能放宽或用同类业绩替代，或者和有业绩的单位组联合体，都留得下字据。',
  },
]
