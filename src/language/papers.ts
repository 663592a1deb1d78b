import { circumstancesIn } from './circumstances.ts'

/** The papers a purchase asks for, as people call them. */
const calledSo = {
  授权书: /(?:厂家|原厂|制造商|品牌)?授权(?:书|函|文件)?/,
  保证金: /(?:投标|响应|履约)?保证金|保函/,
  资质证书: /资质(?:证书|证明|文件)?|许可证|注册证|营业执照/,
  标书: /标书|投标文件|响应文件|应答文件/,
  业绩证明: /业绩(?:证明|材料|合同)?|类似项目合同/,
  检测报告: /(?:检测|检验|型式试验|测试)报告/,
  报价单: /报价(?:单|函|表)/,
} as const

export type Paper = keyof typeof calledSo

export const papers = Object.keys(calledSo) as Paper[]

/** Which papers a text says are there (授权书拿到了), and which are not (保证金还没交). Asked or supposed, nothing is told. */
export function papersToldIn(text: string): { have: Paper[]; lacking: Paper[] } {
  const told = circumstancesIn(text).filter(
    ({ supposed, denied, elsewhere, text: clause }) => !supposed && !denied && !elsewhere && !asked.test(clause),
  )
  const saying = (words: RegExp, unless?: RegExp) =>
    papers.filter((paper) =>
      told.some(
        ({ text: clause }) => calledSo[paper].test(clause) && words.test(clause) && unless?.test(clause) !== true,
      ),
    )
  return { have: saying(there, notYet), lacking: saying(notYet) }
}

const asked = /[?？]|吗$|没有$|了没$|怎么|要不要|需要/
const there =
  /拿到|到手|办(?:好|下来|完|妥)|盖(?:好|完)章|开(?:好|出来)|交(?:了|上|好|完|清)|齐(?:了|全)|备(?:好|齐)|做(?:好|完)|下来了|到账|寄到|收到|递(?:了|交了)/
const notYet = /[没未](?:有)?(?:拿|到|办|盖|开|交|齐|备|做|下来|寄|收|递|弄)|还(?:差|缺|少|在(?:办|走|开|做))|缺|差/
